import { Component, CUSTOM_ELEMENTS_SCHEMA, signal } from '@angular/core';
import 'passkey-elements';
import { newBackend } from '../../backend.js';

@Component({
  selector: 'app-root',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <p id="events">{{ events() }}</p>
    <button id="off" (click)="isOff.set(!isOff())">Off</button>
    <button id="set" (click)="code.set('98')">Set</button>
    <button id="away" (click)="isAway.set(!isAway())">Away</button>
    <button id="create" (click)="isCreating.set(!isCreating())">Create</button>
    <form id="other"></form>
    @if (!isAway()) {
      <form method="post" action="/posted">
        <otp-entry
          #entry
          id="code"
          name="code"
          [length]="4"
          required
          [disabled]="isOff()"
          [value]="code()"
          (input)="code.set(entry.value); count()"
        ></otp-entry>
        <button id="post">Post</button>
      </form>
      <otp-entry id="far" name="far" form="other"></otp-entry>
      <form method="post" action="/posted">
        <passkey-login
          id="login"
          name="passkey"
          auto-submit
          tenancy-id="dev"
          endpoint="/"
          [backend]="newBackend()"
          (passkey-phase-changed)="count()"
        ></passkey-login>
      </form>
      @if (isCreating()) {
        <passkey-register
          id="register"
          tenancy-id="dev"
          endpoint="/"
          username="ada@example.com"
          (passkey-phase-changed)="count()"
        ></passkey-register>
      }
    }
  `,
})
export class App {
  protected readonly events = signal(0);
  protected readonly code = signal('');
  protected readonly isOff = signal(false);
  protected readonly isAway = signal(false);
  protected readonly isCreating = signal(true);
  protected readonly newBackend = newBackend;

  protected count(): void {
    this.events.update((before) => before + 1);
  }
}
