/** Danish; a passkey is “adgangsnøgle”. */
import type { Strings } from '../strings.js';

const setup =
  'Adgangsnøgler er ikke konfigureret korrekt på dette website. Kontakt dem, der driver websitet.';
const trouble = 'Der er et problem med serveren. Prøv igen om et øjeblik.';

export const words: Strings = {
  username: 'Mailadresse eller brugernavn',
  cancel: 'Annuller',

  'register:intro': 'Log nemmere ind: brug dit fingeraftryk, dit ansigt eller din skærmlås.',
  'register:action': 'Opret en adgangsnøgle',
  'register:duplicate':
    'Du har allerede en adgangsnøgle til {0} her, på denne enhed eller i dens adgangskodeadministrator. Du kan logge ind med den.',
  'register:preparing': 'Forbereder…',
  'register:prompting':
    'Følg trinnene på din enhed. Dit fingeraftryk, dit ansigt eller din skærmlås bekræfter din identitet.',
  'register:verifying': 'Gemmer din adgangsnøgle…',
  'register:succeeded': 'Din adgangsnøgle er klar. Fra nu af kan du logge ind med den.',

  'login:action': 'Log ind med en adgangsnøgle',
  'login:code': 'Få en kode på mail i stedet',
  'login:create': 'Opret en ny adgangsnøgle',
  'login:back': 'Brug en adgangsnøgle i stedet',
  'login:otherDevice':
    'Er din adgangsnøgle på en telefon eller en anden enhed? Vælg det i enhedens dialogboks, og scan QR-koden.',
  'login:confirm': 'Bekræft din identitet',
  'login:account': 'Du er logget ind som {0}.',
  'login:preparing': 'Forbereder…',
  'login:prompting':
    'Følg trinnene på din enhed: Den beder om dit fingeraftryk, dit ansigt eller din skærmlås.',
  'login:verifying': 'Kontrollerer din adgangsnøgle…',
  'login:succeeded': 'Din adgangsnøgle blev godkendt.',

  'auth:signIn': 'Log ind',
  'auth:signUp': 'Opret en konto',
  'auth:or': 'eller',
  'auth:new': 'Er du ny her?',
  'auth:known': 'Har du allerede en konto?',
  'auth:mail': 'Tjek din mail',
  'auth:offer': 'Log ind uden kode næste gang',
  'auth:notNow': 'Ikke nu',

  'code:email': 'Mailadresse',
  'code:send': 'Send mig en kode på mail',
  'code:sendTo': 'Vi sender en kode til {0}.',
  'code:label': 'Engangskode',
  'code:check': 'Fortsæt',
  'code:resend': 'Send en ny kode',
  'code:resendIn': 'Send en ny kode ({0})',
  'code:resendAfter': 'Du kan bede om en ny kode {0}.',
  'code:resendReady': 'Du kan bede om en ny kode nu.',
  'code:other': 'Brug en anden mailadresse',
  'code:missing': { one: 'Indtast kodens tegn.', other: 'Indtast alle {0} tegn i koden.' },
  'code:missingDigits': { one: 'Indtast kodens ciffer.', other: 'Indtast alle {0} cifre.' },
  'code:sending': 'Sender…',
  'code:entering': 'Vi har sendt en kode til {0}. Den gælder til {1}.',
  'code:checking': 'Kontrollerer koden…',
  'code:verified': 'Koden er godkendt.',
  'code:help': 'Ingen mail? Se i mappen med uønsket mail, eller kontrollér adressen.',
  'code:attemptsLeft': { other: 'Du har {0} forsøg tilbage.' },
  'code:wait': 'For mange forsøg. Du kan prøve igen {0}.',
  'code:justSent': 'Vi har lige sendt en kode. Du kan bede om en ny {0}.',

  'manage:list': 'Dine adgangsnøgler',
  'manage:loading': 'Henter dine adgangsnøgler…',
  'manage:empty': 'Du har ingen adgangsnøgle endnu.',
  'manage:retry': 'Prøv igen',
  'manage:synced': 'Gemt på dine enheder',
  'manage:single': 'Kun på én enhed',
  'manage:current': 'Brugt til dette login',
  'manage:legacy': 'Til {0}',
  'manage:created': 'Oprettet: {0}',
  'manage:used': 'senest brugt: {0}',
  'manage:unused': 'endnu ikke brugt',
  'manage:details': 'Detaljer',
  'manage:account': 'Til kontoen {0}',
  'manage:rename': 'Omdøb',
  'manage:unnamed': 'Adgangsnøgle',
  'manage:label': 'Navn på denne adgangsnøgle',
  'manage:save': 'Gem',
  'manage:remove': 'Fjern',
  'manage:removeOf': 'Fjern {0}',
  'manage:confirm': 'Vil du fjerne {0}?',
  'manage:confirmText':
    'Du kan derefter ikke længere logge ind med den. Hvis din browser understøtter det, fjernes adgangsnøglen også fra din enhed.',
  'manage:replace': 'Erstat',
  'manage:replaceOf': 'Erstat {0}',
  'manage:replaceText':
    'Først oprettes en adgangsnøgle til dette website. Derefter fjernes adgangsnøglen til {0}.',
  'manage:keep': 'Behold',
  'manage:renamed': 'Nyt navn: {0}.',
  'manage:removed': '{0} blev fjernet.',
  'manage:pruned': 'Din enhed tilbyder nu kun adgangsnøglerne på denne liste.',
  'manage:renamedAccount': 'Dine adgangsnøgler viser nu {0}.',
  'manage:byHand':
    'Denne browser kan ikke opdatere den gemte adgangsnøgle. Du kan gøre det i din adgangskodeadministrator.',
  'manage:notUpdated':
    'Den adgangsnøgle, der er gemt på din enhed, kunne ikke opdateres. Du kan gøre det i din adgangskodeadministrator.',
  'manage:add': 'Tilføj en adgangsnøgle',
  'manage:addReason': 'Tilføj en på en anden enhed, så du ikke mister adgangen, hvis du mister denne.',
  'manage:proof':
    'Det er et stykke tid siden, du loggede ind. Bekræft af hensyn til din kontos sikkerhed, at det er dig, før dine adgangsnøgler ændres.',
  'manage:prune': 'Fjern forældede adgangsnøgler fra denne enhed',

  'support:list': 'Det understøtter denne browser',
  'support:yes': 'Ja',
  'support:no': 'Nej',
  'support:passkeys': 'Logge ind med en adgangsnøgle',
  'support:platformAuthenticator': 'Bruge fingeraftryk, ansigt eller skærmlås på denne enhed',
  'support:hybrid': 'Bruge en adgangsnøgle på en anden enhed, f.eks. en telefon',
  'support:autofill': 'Tilbyde adgangsnøgler, mens du udfylder en formular',
  'support:immediate': 'Kun bede om en adgangsnøgle, når der er en',
  'support:conditionalCreate': 'Oprette en adgangsnøgle efter login med adgangskode',
  'support:signalUnknownCredential': 'Fjerne slettede adgangsnøgler fra denne enhed',
  'support:signalAllAcceptedCredentials': 'Kun tilbyde adgangsnøgler, der stadig virker',
  'support:signalCurrentUserDetails': 'Vise dit nye navn ved dine adgangsnøgler',
  'support:relatedOrigins': 'Dele adgangsnøgler mellem beslægtede websites',

  'help:what': 'Hvad er adgangsnøgler?',
  'help:whatAnswer':
    'En adgangsnøgle erstatter en adgangskode. Du logger ind, som du låser din enhed op: med fingeraftryk, ansigt eller skærmlås. Disse oplysninger forlader aldrig din enhed.',
  'help:where': 'Hvor gemmes adgangsnøgler?',
  'help:whereAnswer':
    'I adgangskodeadministratoren på din enhed eller i din browser, så de også er klar på dine andre enheder, eller på en sikkerhedsnøgle.',

  'error:bad-config': setup,
  'error:wrong-domain': setup,
  'error:invalid-tenancy': setup,
  'error:unsupported':
    'Denne browser understøtter ikke adgangsnøgler. Prøv en nyere browser, eller fortsæt på en anden måde.',
  'error:insecure-context': 'Adgangsnøgler kræver en sikker side (https). Fortsæt på en anden måde.',
  'error:blocked':
    'Adgangsnøgler kan ikke bruges på en indlejret side. Åbn websitet i sit eget vindue, eller fortsæt på en anden måde.',
  'error:not-allowed': 'Handlingen blev ikke gennemført. Du kan prøve igen eller fortsætte på en anden måde.',
  'error:aborted': 'Handlingen blev annulleret. Du kan prøve igen.',
  'error:timed-out': 'Din enhed svarede ikke. Du kan prøve igen eller fortsætte på en anden måde.',
  'error:duplicate': 'Du har allerede en adgangsnøgle her. Du kan logge ind med den.',
  'error:unsuitable':
    'Denne enhed understøtter ikke den slags adgangsnøgle, som websitet kræver. Prøv en anden enhed eller en sikkerhedsnøgle.',
  'error:device-failed':
    'Der opstod et problem på din enhed. Du kan prøve igen eller fortsætte på en anden måde.',
  'error:not-accepted':
    'Denne adgangsnøgle blev ikke godkendt. Prøv igen, brug en anden, eller fortsæt på en anden måde.',
  'error:passkey-not-found':
    'Denne adgangsnøgle virker ikke længere her. Brug en anden, eller fortsæt på en anden måde. Hvis den bliver tilbudt igen, kan du fjerne den i din adgangskodeadministrator.',
  'error:network': 'Der er ingen forbindelse til serveren. Kontrollér din forbindelse, og prøv igen.',
  'error:server-error': trouble,
  'error:bad-response': trouble,
  'error:not-found': trouble,
  'error:rate-limited': 'For mange forsøg. Vent et øjeblik, og prøv så igen.',
  'error:wrong-code': 'Det er ikke den kode, vi sendte.',
  'error:code-expired': 'Koden er udløbet. Du kan bede om en ny.',
  'error:too-many-attempts': 'For mange forkerte koder. Du kan bede om en ny.',
  'error:no-code': 'Koden gælder ikke længere. Du kan bede om en ny.',
  'error:invalid-email': 'Indtast en mailadresse, f.eks. navn@example.com.',
  'error:email-taken': 'Adressen bruges allerede af en anden konto. Brug en anden, eller log ind.',
  'error:username-taken': 'Navnet er optaget. Vælg et andet, eller log ind.',
  'error:reauthentication-required': 'Bekræft først din identitet.',
  'error:last-passkey':
    'Det er din eneste måde at logge ind på. Tilføj en anden adgangsnøgle, før du fjerner denne.',
  'error:bad-request': 'Anmodningen er udløbet eller allerede brugt. Prøv igen.',
  'error:signed-out': 'Du er ikke længere logget ind. Log ind, og prøv så igen.',
  'error:forbidden': 'Serveren tillod ikke handlingen. Prøv igen, eller fortsæt på en anden måde.',
};
