import { Component, CUSTOM_ELEMENTS_SCHEMA, signal } from '@angular/core';
import type {} from 'passkey-elements/passkey-login';
import type {} from 'passkey-elements/otp-entry';

@Component({
  selector: 'app-sign-in',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <passkey-login
      #login
      class="sign-in"
      tenancy-id="your-tenancy"
      backend="/backend"
      no-autofill
      [timeout]="60000"
      [disabled]="busy()"
      (passkey-authenticated)="send($event.code)"
      (passkey-failed)="send($event.error.code)"
    >
      <a slot="fallback" href="/code">Use a code</a>
    </passkey-login>
    <button (click)="login.cancel()">Cancel {{ login.phase }}</button>
    <otp-entry alphabet="digits" length="8" auto-submit (otp-sent)="send($event.email)"></otp-entry>
  `,
})
export class SignIn {
  protected readonly busy = signal(false);

  protected send(text: string): void {
    this.busy.set(text !== '');
  }
}
