/** Signing up for a tenancy. */

export interface SignupRequest {
  email: string;
  firstName: string;
  lastName: string;
}

export interface TenancyData {
  _tag: 'TenancyData';
  tenancyId: string;
  apiKey: string;
}
