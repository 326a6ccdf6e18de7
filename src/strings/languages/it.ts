/** Italian; a passkey is “passkey”. */
import type { Strings } from '../strings.js';

const setup = 'Le passkey non sono configurate correttamente su questo sito. Segnalalo a chi lo gestisce.';
const trouble = 'Si è verificato un problema sul server. Riprova tra qualche istante.';

export const words: Strings = {
  username: 'Email o nome utente',
  cancel: 'Annulla',

  'register:intro': 'Accedi più facilmente: usa l’impronta, il volto o il blocco schermo.',
  'register:action': 'Crea una passkey',
  'register:duplicate':
    'Hai già una passkey per {0}, su questo dispositivo o nel suo gestore delle password. Puoi usarla per accedere.',
  'register:preparing': 'Preparazione…',
  'register:prompting':
    'Segui i passaggi sul tuo dispositivo. L’impronta, il volto o il blocco schermo confermano la tua identità.',
  'register:verifying': 'Salvataggio della passkey…',
  'register:succeeded': 'La tua passkey è pronta. D’ora in poi puoi usarla per accedere.',

  'login:action': 'Accedi con una passkey',
  'login:code': 'Ricevi un codice via email',
  'login:create': 'Crea una nuova passkey',
  'login:back': 'Usa una passkey',
  'login:otherDevice':
    'La tua passkey è su un telefono o un altro dispositivo? Scegli quell’opzione nella finestra del dispositivo e scansiona il codice QR.',
  'login:confirm': 'Conferma la tua identità',
  'login:account': 'Hai eseguito l’accesso come {0}.',
  'login:preparing': 'Preparazione…',
  'login:prompting':
    'Segui i passaggi sul tuo dispositivo: ti chiede l’impronta, il volto o il blocco schermo.',
  'login:verifying': 'Verifica della passkey…',
  'login:succeeded': 'La tua passkey è stata accettata.',

  'auth:signIn': 'Accedi',
  'auth:signUp': 'Crea un account',
  'auth:or': 'oppure',
  'auth:new': 'È la prima volta qui?',
  'auth:known': 'Hai già un account?',
  'auth:mail': 'Controlla la tua email',
  'auth:offer': 'La prossima volta accedi senza codice',
  'auth:notNow': 'Non ora',

  'code:email': 'Email',
  'code:send': 'Ricevi un codice via email',
  'code:sendTo': 'Invieremo un codice a {0}.',
  'code:label': 'Codice monouso',
  'code:check': 'Continua',
  'code:resend': 'Invia un altro codice',
  'code:resendIn': 'Invia un altro codice ({0})',
  'code:resendAfter': 'Potrai richiedere un altro codice {0}.',
  'code:resendReady': 'Ora puoi richiedere un altro codice.',
  'code:other': 'Usa un altro indirizzo email',
  'code:missing': {
    one: 'Inserisci il carattere del codice.',
    other: 'Inserisci tutti i caratteri del codice ({0}).',
  },
  'code:missingDigits': {
    one: 'Inserisci la cifra del codice.',
    other: 'Inserisci tutte le cifre del codice ({0}).',
  },
  'code:sending': 'Invio…',
  'code:entering': 'Abbiamo inviato un codice a {0}. Scade a quest’ora: {1}.',
  'code:checking': 'Verifica del codice…',
  'code:verified': 'Codice accettato.',
  'code:help': 'Nessuna email? Cerca nella posta indesiderata o controlla l’indirizzo.',
  'code:attemptsLeft': { one: 'Ti resta {0} tentativo.', other: 'Ti restano {0} tentativi.' },
  'code:wait': 'Troppi tentativi. Potrai riprovare {0}.',
  'code:justSent': 'Ti abbiamo appena inviato un codice. Potrai richiederne un altro {0}.',

  'manage:list': 'Le tue passkey',
  'manage:loading': 'Caricamento delle passkey…',
  'manage:empty': 'Non hai ancora una passkey.',
  'manage:retry': 'Riprova',
  'manage:synced': 'Salvata sui tuoi dispositivi',
  'manage:single': 'Solo su un dispositivo',
  'manage:current': 'Usata per questo accesso',
  'manage:legacy': 'Per {0}',
  'manage:created': 'Creata: {0}',
  'manage:used': 'ultimo utilizzo: {0}',
  'manage:unused': 'non ancora usata',
  'manage:details': 'Dettagli',
  'manage:account': 'Per l’account {0}',
  'manage:rename': 'Rinomina',
  'manage:unnamed': 'Passkey',
  'manage:label': 'Nome di questa passkey',
  'manage:save': 'Salva',
  'manage:remove': 'Rimuovi',
  'manage:removeOf': 'Rimuovi {0}',
  'manage:confirm': 'Rimuovere {0}?',
  'manage:confirmText':
    'Non potrai più usarla per accedere. Se il browser lo permette, viene rimossa anche dal tuo dispositivo.',
  'manage:replace': 'Sostituisci',
  'manage:replaceOf': 'Sostituisci {0}',
  'manage:replaceText': 'Prima viene creata una passkey per questo sito. Poi quella per {0} viene rimossa.',
  'manage:keep': 'Mantieni',
  'manage:renamed': 'Nuovo nome: {0}.',
  'manage:removed': 'Passkey rimossa: {0}.',
  'manage:pruned': 'Ora il tuo dispositivo propone solo le passkey di questo elenco.',
  'manage:renamedAccount': 'Le tue passkey ora mostrano {0}.',
  'manage:byHand':
    'Questo browser non può aggiornare la passkey salvata. Puoi farlo nel tuo gestore delle password.',
  'manage:notUpdated':
    'Non è stato possibile aggiornare la passkey salvata sul dispositivo. Puoi farlo nel tuo gestore delle password.',
  'manage:add': 'Aggiungi una passkey',
  'manage:addReason':
    'Aggiungine una su un altro dispositivo, per non restare senza accesso se perdi questo.',
  'manage:proof':
    'È passato un po’ di tempo dal tuo accesso. Per proteggere il tuo account, conferma la tua identità prima di modificare le passkey.',
  'manage:prune': 'Rimuovi le passkey obsolete da questo dispositivo',

  'support:list': 'Che cosa può fare questo browser',
  'support:yes': 'Sì',
  'support:no': 'No',
  'support:passkeys': 'Accedere con una passkey',
  'support:platformAuthenticator': 'Usare l’impronta, il volto o il blocco schermo di questo dispositivo',
  'support:hybrid': 'Usare una passkey su un altro dispositivo, ad esempio un telefono',
  'support:autofill': 'Proporre le passkey durante la compilazione di un modulo',
  'support:immediate': 'Chiedere una passkey solo se ce n’è una',
  'support:conditionalCreate': 'Creare una passkey dopo un accesso con password',
  'support:signalUnknownCredential': 'Eliminare da questo dispositivo le passkey rimosse',
  'support:signalAllAcceptedCredentials': 'Proporre solo le passkey ancora valide',
  'support:signalCurrentUserDetails': 'Mostrare il tuo nuovo nome accanto alle passkey',
  'support:relatedOrigins': 'Condividere le passkey tra siti collegati',

  'help:what': 'Che cosa sono le passkey?',
  'help:whatAnswer':
    'Una passkey sostituisce una password. Accedi come sblocchi il tuo dispositivo: con l’impronta, il volto o il blocco schermo. Questi dati non lasciano mai il dispositivo.',
  'help:where': 'Dove vengono salvate le passkey?',
  'help:whereAnswer':
    'Nel gestore delle password del tuo dispositivo o browser, dove sono disponibili anche per gli altri tuoi dispositivi, oppure su un token di sicurezza.',

  'error:bad-config': setup,
  'error:wrong-domain': setup,
  'error:invalid-tenancy': setup,
  'error:unsupported':
    'Questo browser non supporta le passkey. Prova un browser più recente o continua in un altro modo.',
  'error:insecure-context': 'Le passkey richiedono una pagina sicura (https). Continua in un altro modo.',
  'error:blocked':
    'Non è possibile usare le passkey in una pagina incorporata. Apri il sito in una finestra separata o continua in un altro modo.',
  'error:not-allowed': 'L’operazione non è stata completata. Puoi riprovare o continuare in un altro modo.',
  'error:aborted': 'L’operazione è stata annullata. Puoi riprovare.',
  'error:timed-out': 'Il tuo dispositivo non ha risposto. Puoi riprovare o continuare in un altro modo.',
  'error:duplicate': 'Hai già una passkey qui. Puoi usarla per accedere.',
  'error:unsuitable':
    'Questo dispositivo non supporta il tipo di passkey richiesto da questo sito. Prova un altro dispositivo o un token di sicurezza.',
  'error:device-failed':
    'Si è verificato un problema sul dispositivo. Puoi riprovare o continuare in un altro modo.',
  'error:not-accepted':
    'Questa passkey non è stata accettata. Riprova, usane un’altra o continua in un altro modo.',
  'error:passkey-not-found':
    'Questa passkey non funziona più qui. Usane un’altra o continua in un altro modo. Se ti viene ancora proposta, puoi rimuoverla nel tuo gestore delle password.',
  'error:network': 'Il server non è raggiungibile. Controlla la connessione e riprova.',
  'error:server-error': trouble,
  'error:bad-response': trouble,
  'error:not-found': trouble,
  'error:rate-limited': 'Troppi tentativi. Attendi un momento, poi riprova.',
  'error:wrong-code': 'Questo non è il codice che abbiamo inviato.',
  'error:code-expired': 'Questo codice è scaduto. Puoi richiederne un altro.',
  'error:too-many-attempts': 'Troppi codici errati. Puoi richiederne un altro.',
  'error:no-code': 'Questo codice non è più valido. Puoi richiederne un altro.',
  'error:invalid-email': 'Inserisci un indirizzo email, ad esempio nome@example.com.',
  'error:email-taken': 'Questo indirizzo è già usato da un altro account. Usane un altro o accedi.',
  'error:username-taken': 'Questo nome è già in uso. Scegline un altro o accedi.',
  'error:reauthentication-required': 'Prima conferma la tua identità.',
  'error:last-passkey': 'È il tuo unico modo per accedere. Aggiungi un’altra passkey prima di rimuoverla.',
  'error:bad-request': 'La richiesta è scaduta o è già stata usata. Riprova.',
  'error:signed-out': 'La sessione è terminata. Accedi di nuovo, poi riprova.',
  'error:forbidden': 'Il server non ha consentito l’operazione. Riprova o continua in un altro modo.',
};
