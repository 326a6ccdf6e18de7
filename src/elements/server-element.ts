/** The server of a ceremony, as the attributes name it: Passlock, the app's backend, or a custom server. */
import type { Backend } from '../wire/backend.js';
import type { CustomServerConfig } from '../wire/custom-server.js';
import type { ServerConfig } from './base.js';
import { property } from './decorators.js';
import { FormElement } from './form-element.js';
import { hasChanged, keyOf } from './inline-objects.js';

export abstract class ServerElement extends FormElement {
  abstract api: object | undefined;

  /** Id of the Passlock tenancy: up to 64 letters, digits, `_` and `-`. */
  @property({ attribute: 'tenancy-id' }) tenancyId = '';

  /** Origin of the Passlock server, or `/` for the page's own origin. Default: the hosted service. */
  @property() endpoint = '';

  /** The app's backend: a path such as `/backend`, an absolute URL, or (as a property) an object. */
  @property({ hasChanged }) backend: string | Backend = '';

  /** Custom server: path or URL that returns the ceremony's options. */
  @property({ attribute: 'options-url' }) optionsUrl = '';

  /** Custom server: path or URL that verifies the device's response. */
  @property({ attribute: 'verification-url' }) verificationUrl = '';

  /** Custom server: method of the options request, `post` (with a JSON body) or `get`. */
  @property({ attribute: 'options-method' }) optionsMethod: 'post' | 'get' = 'post';

  /** Custom server: headers of its requests, such as a CSRF token: JSON, or (as a property) an object or function. */
  @property({ attribute: 'request-headers', type: Object }) requestHeaders: CustomServerConfig['headers'];

  /** Custom server: `any` accepts each 2xx response and a redirect. As a property also a function. */
  @property() accept: CustomServerConfig['accept'] | '';

  /** Custom server: lets the device remove a passkey that the server does not know. */
  @property({ attribute: 'signal-unknown', type: Boolean }) signalUnknown = false;

  /** Custom server: milliseconds that a request may take. Default: 15 seconds for options, 30 for the verification. */
  @property({ attribute: 'request-timeout', type: Number }) requestTimeout = 0;

  protected config(): ServerConfig {
    const { tenancyId, requestHeaders, accept, signalUnknown, requestTimeout } = this;
    return {
      tenancyId,
      signalUnknown,
      requestTimeout,
      endpoint: this.endpoint || undefined,
      options: this.optionsUrl,
      verification: this.verificationUrl,
      optionsMethod: this.optionsMethod === 'get' ? 'GET' : 'POST',
      headers: requestHeaders,
      accept: accept || undefined,
    };
  }

  /** What the flow's clients are made from. */
  protected get settings(): unknown {
    // A page may set the function late. A framework makes another one at each rendering, which is no change.
    return [this.config(), typeof this.requestHeaders, keyOf(this.backend), keyOf(this.api)];
  }
}
