import { Component, CUSTOM_ELEMENTS_SCHEMA } from '@angular/core';
import type {} from 'passkey-elements/passkey-login';

// Angular checks what events bring and what an element can do; of custom elements it checks no names.
@Component({
  selector: 'app-wrong',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <passkey-login #login (passkey-authenticated)="send($event.secret)"></passkey-login><!-- wrong -->
    <passkey-login (passkey-failed)="send($event.error.status)"></passkey-login><!-- wrong -->
    <passkey-login (passkey-signed-in)="send($event.code)"></passkey-login><!-- wrong -->
    <button (click)="login.signIn()">{{ login.phase }}</button><!-- wrong -->
    {{ send(login.timeout) }}<!-- wrong -->
  `,
})
export class Wrong {
  protected send(text: string): void {
    console.log(text);
  }
}
