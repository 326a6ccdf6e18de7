/** Swedish; a passkey is “passkey”. */
import type { Strings } from '../strings.js';

const setup =
  'Passkeys är inte korrekt konfigurerade på den här webbplatsen. Meddela den som ansvarar för webbplatsen.';
const trouble = 'Det är problem med servern. Försök igen om en stund.';

export const words: Strings = {
  username: 'E-post eller användarnamn',
  cancel: 'Avbryt',

  'register:intro': 'Logga in enklare: använd fingeravtryck, ansikte eller skärmlås.',
  'register:action': 'Skapa en passkey',
  'register:duplicate':
    'Du har redan en passkey för {0} här, på den här enheten eller i dess lösenordshanterare. Du kan logga in med den.',
  'register:preparing': 'Förbereder…',
  'register:prompting':
    'Följ stegen på din enhet. Fingeravtryck, ansikte eller skärmlås bekräftar din identitet.',
  'register:verifying': 'Sparar din passkey…',
  'register:succeeded': 'Din passkey är klar. Nu kan du logga in med den.',

  'login:action': 'Logga in med en passkey',
  'login:code': 'Få en kod via e-post i stället',
  'login:create': 'Skapa en ny passkey',
  'login:back': 'Använd en passkey i stället',
  'login:otherDevice':
    'Finns din passkey på en telefon eller en annan enhet? Välj det i enhetens dialogruta och skanna QR-koden.',
  'login:confirm': 'Bekräfta din identitet',
  'login:account': 'Du är inloggad som {0}.',
  'login:preparing': 'Förbereder…',
  'login:prompting': 'Följ stegen på din enhet: den ber om fingeravtryck, ansikte eller skärmlås.',
  'login:verifying': 'Kontrollerar din passkey…',
  'login:succeeded': 'Din passkey godkändes.',

  'auth:signIn': 'Logga in',
  'auth:signUp': 'Skapa ett konto',
  'auth:or': 'eller',
  'auth:new': 'Är du ny här?',
  'auth:known': 'Har du redan ett konto?',
  'auth:mail': 'Titta i din e-post',
  'auth:offer': 'Logga in utan kod nästa gång',
  'auth:notNow': 'Inte nu',

  'code:email': 'E-post',
  'code:send': 'Skicka en kod via e-post',
  'code:sendTo': 'Vi skickar en kod till {0}.',
  'code:label': 'Engångskod',
  'code:check': 'Fortsätt',
  'code:resend': 'Skicka en ny kod',
  'code:resendIn': 'Skicka en ny kod ({0})',
  'code:resendAfter': 'Du kan be om en ny kod {0}.',
  'code:resendReady': 'Nu kan du be om en ny kod.',
  'code:other': 'Använd en annan e-postadress',
  'code:missing': { one: 'Ange kodens tecken.', other: 'Ange alla {0} tecken i koden.' },
  'code:missingDigits': { one: 'Ange kodens siffra.', other: 'Ange alla {0} siffror.' },
  'code:sending': 'Skickar…',
  'code:entering': 'Vi har skickat en kod till {0}. Den gäller till {1}.',
  'code:checking': 'Kontrollerar koden…',
  'code:verified': 'Koden godkändes.',
  'code:help': 'Inget mejl? Titta i skräpposten eller kontrollera adressen.',
  'code:attemptsLeft': { other: 'Du har {0} försök kvar.' },
  'code:wait': 'För många försök. Du kan försöka igen {0}.',
  'code:justSent': 'Vi skickade nyss en kod. Du kan be om en ny {0}.',

  'manage:list': 'Dina passkeys',
  'manage:loading': 'Hämtar dina passkeys…',
  'manage:empty': 'Du har ingen passkey än.',
  'manage:retry': 'Försök igen',
  'manage:synced': 'Sparad på dina enheter',
  'manage:single': 'Endast på en enda enhet',
  'manage:current': 'Användes för den här inloggningen',
  'manage:legacy': 'För {0}',
  'manage:created': 'Skapad: {0}',
  'manage:used': 'senast använd: {0}',
  'manage:unused': 'inte använd än',
  'manage:details': 'Detaljer',
  'manage:account': 'För kontot {0}',
  'manage:rename': 'Byt namn',
  'manage:unnamed': 'Passkey',
  'manage:label': 'Namn på den här passkeyn',
  'manage:save': 'Spara',
  'manage:remove': 'Ta bort',
  'manage:removeOf': 'Ta bort {0}',
  'manage:confirm': 'Ta bort {0}?',
  'manage:confirmText':
    'Du kan då inte längre logga in med den. Om webbläsaren stöder det tas passkeyn bort även från din enhet.',
  'manage:replace': 'Ersätt',
  'manage:replaceOf': 'Ersätt {0}',
  'manage:replaceText': 'Först skapas en passkey för den här webbplatsen. Sedan tas passkeyn för {0} bort.',
  'manage:keep': 'Behåll',
  'manage:renamed': 'Nytt namn: {0}.',
  'manage:removed': '{0} togs bort.',
  'manage:pruned': 'Din enhet erbjuder nu bara de passkeys som finns i listan.',
  'manage:renamedAccount': 'Dina passkeys visar nu {0}.',
  'manage:byHand':
    'Den här webbläsaren kan inte uppdatera den sparade passkeyn. Du kan göra det i din lösenordshanterare.',
  'manage:notUpdated':
    'Passkeyn som är sparad på din enhet kunde inte uppdateras. Du kan göra det i din lösenordshanterare.',
  'manage:add': 'Lägg till en passkey',
  'manage:addReason': 'Lägg till en på en annan enhet, så att du inte blir utelåst om du förlorar den här.',
  'manage:proof':
    'Det var ett tag sedan du loggade in. Bekräfta för kontots säkerhet att det är du innan dina passkeys ändras.',
  'manage:prune': 'Ta bort inaktuella passkeys från den här enheten',

  'support:list': 'Vad den här webbläsaren stöder',
  'support:yes': 'Ja',
  'support:no': 'Nej',
  'support:passkeys': 'Logga in med en passkey',
  'support:platformAuthenticator': 'Använda fingeravtryck, ansikte eller skärmlås på den här enheten',
  'support:hybrid': 'Använda en passkey på en annan enhet, till exempel en telefon',
  'support:autofill': 'Erbjuda passkeys när du fyller i ett formulär',
  'support:immediate': 'Be om en passkey bara när det finns en',
  'support:conditionalCreate': 'Skapa en passkey efter inloggning med lösenord',
  'support:signalUnknownCredential': 'Ta bort raderade passkeys från den här enheten',
  'support:signalAllAcceptedCredentials': 'Erbjuda bara passkeys som fortfarande fungerar',
  'support:signalCurrentUserDetails': 'Visa ditt nya namn vid dina passkeys',
  'support:relatedOrigins': 'Dela passkeys mellan besläktade webbplatser',

  'help:what': 'Vad är passkeys?',
  'help:whatAnswer':
    'En passkey ersätter ett lösenord. Du loggar in på samma sätt som du låser upp din enhet: med fingeravtryck, ansikte eller skärmlås. Uppgifterna lämnar aldrig din enhet.',
  'help:where': 'Var sparas passkeys?',
  'help:whereAnswer':
    'I lösenordshanteraren på din enhet eller i din webbläsare, tillgängliga även på dina andra enheter, eller på en säkerhetsnyckel.',

  'error:bad-config': setup,
  'error:wrong-domain': setup,
  'error:invalid-tenancy': setup,
  'error:unsupported':
    'Den här webbläsaren har inte stöd för passkeys. Prova en nyare webbläsare eller fortsätt på ett annat sätt.',
  'error:insecure-context': 'Passkeys kräver en säker sida (https). Fortsätt på ett annat sätt.',
  'error:blocked':
    'Passkeys kan inte användas på en inbäddad sida. Öppna webbplatsen i ett eget fönster eller fortsätt på ett annat sätt.',
  'error:not-allowed': 'Åtgärden slutfördes inte. Du kan försöka igen eller fortsätta på ett annat sätt.',
  'error:aborted': 'Åtgärden avbröts. Du kan försöka igen.',
  'error:timed-out': 'Din enhet svarade inte. Du kan försöka igen eller fortsätta på ett annat sätt.',
  'error:duplicate': 'Du har redan en passkey här. Du kan logga in med den.',
  'error:unsuitable':
    'Den här enheten stöder inte den sorts passkey som webbplatsen kräver. Prova en annan enhet eller en säkerhetsnyckel.',
  'error:device-failed':
    'Något gick fel på din enhet. Du kan försöka igen eller fortsätta på ett annat sätt.',
  'error:not-accepted':
    'Den här passkeyn godkändes inte. Försök igen, använd en annan eller fortsätt på ett annat sätt.',
  'error:passkey-not-found':
    'Den här passkeyn fungerar inte längre här. Använd en annan eller fortsätt på ett annat sätt. Om den erbjuds igen kan du ta bort den i din lösenordshanterare.',
  'error:network': 'Servern går inte att nå. Kontrollera anslutningen och försök igen.',
  'error:server-error': trouble,
  'error:bad-response': trouble,
  'error:not-found': trouble,
  'error:rate-limited': 'För många försök. Vänta en stund och försök sedan igen.',
  'error:wrong-code': 'Det är inte koden vi skickade.',
  'error:code-expired': 'Koden har gått ut. Du kan be om en ny.',
  'error:too-many-attempts': 'För många felaktiga koder. Du kan be om en ny.',
  'error:no-code': 'Koden gäller inte längre. Du kan be om en ny.',
  'error:invalid-email': 'Ange en e-postadress, till exempel namn@example.com.',
  'error:email-taken': 'Adressen används redan av ett annat konto. Använd en annan eller logga in.',
  'error:username-taken': 'Namnet är upptaget. Välj ett annat eller logga in.',
  'error:reauthentication-required': 'Bekräfta först din identitet.',
  'error:last-passkey':
    'Det är ditt enda sätt att logga in. Lägg till en annan passkey innan du tar bort den här.',
  'error:bad-request': 'Begäran har gått ut eller har redan använts. Försök igen.',
  'error:signed-out': 'Du är inte längre inloggad. Logga in och försök sedan igen.',
  'error:forbidden': 'Servern tillät inte åtgärden. Försök igen eller fortsätt på ett annat sätt.',
};
