/** German; a passkey is “Passkey”. */
import type { Strings } from '../strings.js';

const setup =
  'Passkeys sind auf dieser Website nicht richtig eingerichtet. Bitte informieren Sie die Verantwortlichen.';
const trouble = 'Auf dem Server ist ein Problem aufgetreten. Bitte versuchen Sie es gleich noch einmal.';

export const words: Strings = {
  username: 'E-Mail oder Benutzername',
  cancel: 'Abbrechen',

  'register:intro': 'Melden Sie sich einfacher an: mit Fingerabdruck, Gesicht oder Displaysperre.',
  'register:action': 'Passkey erstellen',
  'register:duplicate':
    'Für {0} gibt es hier schon einen Passkey: auf diesem Gerät oder in dessen Passwortmanager. Sie können sich damit anmelden.',
  'register:preparing': 'Wird vorbereitet …',
  'register:prompting':
    'Folgen Sie den Schritten auf Ihrem Gerät. Mit Fingerabdruck, Gesicht oder Displaysperre bestätigen Sie Ihre Identität.',
  'register:verifying': 'Passkey wird gespeichert …',
  'register:succeeded': 'Ihr Passkey ist eingerichtet. Ab jetzt können Sie sich damit anmelden.',

  'login:action': 'Mit Passkey anmelden',
  'login:code': 'Stattdessen Code per E-Mail senden',
  'login:create': 'Neuen Passkey erstellen',
  'login:back': 'Stattdessen einen Passkey verwenden',
  'login:otherDevice':
    'Ist Ihr Passkey auf einem Smartphone oder einem anderen Gerät? Wählen Sie das im Dialog Ihres Geräts und scannen Sie den QR-Code.',
  'login:confirm': 'Identität bestätigen',
  'login:account': 'Sie sind als {0} angemeldet.',
  'login:preparing': 'Wird vorbereitet …',
  'login:prompting':
    'Folgen Sie den Schritten auf Ihrem Gerät: Es fragt nach Fingerabdruck, Gesicht oder Displaysperre.',
  'login:verifying': 'Passkey wird geprüft …',
  'login:succeeded': 'Ihr Passkey wurde akzeptiert.',

  'auth:signIn': 'Anmelden',
  'auth:signUp': 'Konto erstellen',
  'auth:or': 'oder',
  'auth:new': 'Neu hier?',
  'auth:known': 'Sie haben schon ein Konto?',
  'auth:mail': 'Sehen Sie in Ihr E-Mail-Postfach',
  'auth:offer': 'Melden Sie sich nächstes Mal ohne Code an',
  'auth:notNow': 'Jetzt nicht',

  'code:email': 'E-Mail',
  'code:send': 'Code per E-Mail senden',
  'code:sendTo': 'Wir senden einen Code an {0}.',
  'code:label': 'Einmalcode',
  'code:check': 'Weiter',
  'code:resend': 'Neuen Code senden',
  'code:resendIn': 'Neuen Code senden ({0})',
  'code:resendAfter': 'Sie können {0} einen neuen Code anfordern.',
  'code:resendReady': 'Sie können jetzt einen neuen Code anfordern.',
  'code:other': 'Andere E-Mail-Adresse verwenden',
  'code:missing': {
    one: 'Geben Sie das Zeichen des Codes ein.',
    other: 'Geben Sie alle {0} Zeichen des Codes ein.',
  },
  'code:missingDigits': {
    one: 'Geben Sie die Ziffer des Codes ein.',
    other: 'Geben Sie alle {0} Ziffern ein.',
  },
  'code:sending': 'Wird gesendet …',
  'code:entering': 'Wir haben einen Code an {0} gesendet. Er ist bis {1} gültig.',
  'code:checking': 'Code wird geprüft …',
  'code:verified': 'Der Code wurde akzeptiert.',
  'code:help': 'Keine E-Mail bekommen? Sehen Sie im Spam-Ordner nach oder prüfen Sie die Adresse.',
  'code:attemptsLeft': { one: 'Sie haben noch {0} Versuch.', other: 'Sie haben noch {0} Versuche.' },
  'code:wait': 'Zu viele Versuche. Sie können es {0} noch einmal versuchen.',
  'code:justSent': 'Wir haben Ihnen gerade einen Code gesendet. Sie können {0} einen neuen anfordern.',

  'manage:list': 'Ihre Passkeys',
  'manage:loading': 'Ihre Passkeys werden geladen …',
  'manage:empty': 'Sie haben noch keinen Passkey.',
  'manage:retry': 'Noch einmal versuchen',
  'manage:synced': 'Auf Ihren Geräten gespeichert',
  'manage:single': 'Nur auf einem Gerät',
  'manage:current': 'Für diese Anmeldung verwendet',
  'manage:legacy': 'Für {0}',
  'manage:created': 'Erstellt: {0}',
  'manage:used': 'zuletzt verwendet: {0}',
  'manage:unused': 'noch nicht verwendet',
  'manage:details': 'Details',
  'manage:account': 'Für das Konto {0}',
  'manage:rename': 'Umbenennen',
  'manage:unnamed': 'Passkey',
  'manage:label': 'Name dieses Passkeys',
  'manage:save': 'Speichern',
  'manage:remove': 'Entfernen',
  'manage:removeOf': '{0} entfernen',
  'manage:confirm': '{0} entfernen?',
  'manage:confirmText':
    'Sie können sich dann nicht mehr damit anmelden. Wenn Ihr Browser das unterstützt, wird der Passkey auch von Ihrem Gerät entfernt.',
  'manage:replace': 'Ersetzen',
  'manage:replaceOf': '{0} ersetzen',
  'manage:replaceText':
    'Zuerst wird ein Passkey für diese Website erstellt. Danach wird der Passkey für {0} entfernt.',
  'manage:keep': 'Behalten',
  'manage:renamed': 'Umbenannt in „{0}“.',
  'manage:removed': '„{0}“ wurde entfernt.',
  'manage:pruned': 'Ihr Gerät bietet jetzt nur noch die Passkeys aus dieser Liste an.',
  'manage:renamedAccount': 'Ihre Passkeys zeigen jetzt {0} an.',
  'manage:byHand':
    'Dieser Browser kann den gespeicherten Passkey nicht aktualisieren. Das können Sie in Ihrem Passwortmanager tun.',
  'manage:notUpdated':
    'Der auf Ihrem Gerät gespeicherte Passkey konnte nicht aktualisiert werden. Das können Sie in Ihrem Passwortmanager tun.',
  'manage:add': 'Passkey hinzufügen',
  'manage:addReason':
    'Fügen Sie auf einem weiteren Gerät einen hinzu, damit Sie sich nicht aussperren, wenn Sie dieses verlieren.',
  'manage:proof':
    'Ihre Anmeldung liegt schon etwas zurück. Bestätigen Sie zum Schutz Ihres Kontos Ihre Identität, bevor sich Ihre Passkeys ändern.',
  'manage:prune': 'Veraltete Passkeys von diesem Gerät entfernen',

  'support:list': 'Was dieser Browser unterstützt',
  'support:yes': 'Ja',
  'support:no': 'Nein',
  'support:passkeys': 'Mit Passkey anmelden',
  'support:platformAuthenticator': 'Fingerabdruck, Gesicht oder Displaysperre dieses Geräts verwenden',
  'support:hybrid': 'Einen Passkey auf einem anderen Gerät verwenden, etwa einem Smartphone',
  'support:autofill': 'Passkeys beim Ausfüllen eines Formulars anbieten',
  'support:immediate': 'Nur nach einem Passkey fragen, wenn es einen gibt',
  'support:conditionalCreate': 'Nach einer Anmeldung mit Passwort einen Passkey erstellen',
  'support:signalUnknownCredential': 'Entfernte Passkeys von diesem Gerät löschen',
  'support:signalAllAcceptedCredentials': 'Nur Passkeys anbieten, die noch gelten',
  'support:signalCurrentUserDetails': 'Den neuen Namen bei Ihren Passkeys anzeigen',
  'support:relatedOrigins': 'Passkeys auf verwandten Websites gemeinsam nutzen',

  'help:what': 'Was sind Passkeys?',
  'help:whatAnswer':
    'Ein Passkey ersetzt ein Passwort. Sie melden sich so an, wie Sie Ihr Gerät entsperren: mit Fingerabdruck, Gesicht oder Displaysperre. Diese Daten verlassen Ihr Gerät nie.',
  'help:where': 'Wo werden Passkeys gespeichert?',
  'help:whereAnswer':
    'Im Passwortmanager Ihres Geräts oder Browsers (dann sind sie auch auf Ihren anderen Geräten verfügbar) oder auf einem Sicherheitsschlüssel.',

  'error:bad-config': setup,
  'error:wrong-domain': setup,
  'error:invalid-tenancy': setup,
  'error:unsupported':
    'Dieser Browser unterstützt keine Passkeys. Versuchen Sie es mit einem neueren Browser oder auf einem anderen Weg.',
  'error:insecure-context':
    'Passkeys brauchen eine sichere Seite (https). Bitte wählen Sie einen anderen Weg.',
  'error:blocked':
    'In einer eingebetteten Seite können Passkeys nicht verwendet werden. Öffnen Sie die Website in einem eigenen Fenster oder wählen Sie einen anderen Weg.',
  'error:not-allowed':
    'Der Vorgang wurde nicht abgeschlossen. Sie können es noch einmal versuchen oder einen anderen Weg wählen.',
  'error:aborted': 'Der Vorgang wurde abgebrochen. Sie können es noch einmal versuchen.',
  'error:timed-out':
    'Ihr Gerät hat nicht geantwortet. Sie können es noch einmal versuchen oder einen anderen Weg wählen.',
  'error:duplicate': 'Sie haben hier schon einen Passkey. Sie können sich damit anmelden.',
  'error:unsuitable':
    'Dieses Gerät unterstützt nicht die Art von Passkey, die für diese Website nötig ist. Versuchen Sie es mit einem anderen Gerät oder einem Sicherheitsschlüssel.',
  'error:device-failed':
    'Auf Ihrem Gerät ist ein Problem aufgetreten. Sie können es noch einmal versuchen oder einen anderen Weg wählen.',
  'error:not-accepted':
    'Dieser Passkey wurde nicht akzeptiert. Versuchen Sie es noch einmal, oder verwenden Sie einen anderen Passkey oder einen anderen Weg.',
  'error:passkey-not-found':
    'Dieser Passkey funktioniert hier nicht mehr. Verwenden Sie einen anderen Passkey oder einen anderen Weg. Wird er wieder angeboten, können Sie ihn in Ihrem Passwortmanager entfernen.',
  'error:network':
    'Der Server ist nicht erreichbar. Prüfen Sie Ihre Verbindung und versuchen Sie es noch einmal.',
  'error:server-error': trouble,
  'error:bad-response': trouble,
  'error:not-found': trouble,
  'error:rate-limited':
    'Zu viele Versuche. Bitte warten Sie einen Moment und versuchen Sie es dann noch einmal.',
  'error:wrong-code': 'Das ist nicht der Code, den wir gesendet haben.',
  'error:code-expired': 'Dieser Code ist abgelaufen. Sie können einen neuen anfordern.',
  'error:too-many-attempts': 'Zu viele falsche Codes. Sie können einen neuen anfordern.',
  'error:no-code': 'Dieser Code ist nicht mehr gültig. Sie können einen neuen anfordern.',
  'error:invalid-email': 'Geben Sie eine E-Mail-Adresse ein, zum Beispiel name@example.com.',
  'error:email-taken':
    'Diese Adresse gehört schon zu einem anderen Konto. Verwenden Sie eine andere oder melden Sie sich an.',
  'error:username-taken': 'Dieser Name ist vergeben. Wählen Sie einen anderen oder melden Sie sich an.',
  'error:reauthentication-required': 'Bitte bestätigen Sie zuerst Ihre Identität.',
  'error:last-passkey':
    'Das ist Ihre einzige Möglichkeit, sich anzumelden. Fügen Sie einen anderen Passkey hinzu, bevor Sie diesen entfernen.',
  'error:bad-request':
    'Die Anfrage ist abgelaufen oder wurde schon verwendet. Bitte versuchen Sie es noch einmal.',
  'error:signed-out':
    'Sie sind nicht mehr angemeldet. Bitte melden Sie sich an und versuchen Sie es dann noch einmal.',
  'error:forbidden':
    'Der Server hat den Vorgang nicht erlaubt. Versuchen Sie es noch einmal oder wählen Sie einen anderen Weg.',
};
