/** A backend as an app writes it: a new object at each call, as the templates make it at each render. */
export const newBackend = () => ({
  async authorizeAuthentication(who) {
    const response = await fetch('/backend/passkeys/authentication/authorize', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(who),
    });
    return response.json();
  },
});
