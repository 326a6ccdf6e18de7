/** Norwegian Bokmål (du); a passkey is “tilgangsnøkkel”. */
import type { Strings } from '../strings.js';

const setup =
  'Tilgangsnøkler er ikke konfigurert riktig på dette nettstedet. Gi beskjed til dem som driver det.';
const trouble = 'Det er et problem med tjeneren. Prøv igjen om litt.';

export const words: Strings = {
  username: 'E-post eller brukernavn',
  cancel: 'Avbryt',

  'register:intro': 'Logg på enklere: bruk fingeravtrykk, ansikt eller skjermlås.',
  'register:action': 'Opprett en tilgangsnøkkel',
  'register:duplicate':
    'Du har allerede en tilgangsnøkkel for {0} her, på denne enheten eller i passordbehandlingen på enheten. Du kan logge på med den.',
  'register:preparing': 'Forbereder…',
  'register:prompting':
    'Følg trinnene på enheten. Fingeravtrykk, ansikt eller skjermlås bekrefter identiteten din.',
  'register:verifying': 'Lagrer tilgangsnøkkelen…',
  'register:succeeded': 'Tilgangsnøkkelen er klar. Fra nå av kan du logge på med den.',

  'login:action': 'Logg på med tilgangsnøkkel',
  'login:code': 'Få en kode på e-post i stedet',
  'login:create': 'Opprett en ny tilgangsnøkkel',
  'login:back': 'Bruk en tilgangsnøkkel i stedet',
  'login:otherDevice':
    'Er tilgangsnøkkelen på en telefon eller en annen enhet? Velg det i vinduet på enheten, og skann QR-koden.',
  'login:confirm': 'Bekreft identiteten din',
  'login:account': 'Du er logget på som {0}.',
  'login:preparing': 'Forbereder…',
  'login:prompting': 'Følg trinnene på enheten: Den ber om fingeravtrykk, ansikt eller skjermlås.',
  'login:verifying': 'Kontrollerer tilgangsnøkkelen…',
  'login:succeeded': 'Tilgangsnøkkelen ble godkjent.',

  'auth:signIn': 'Logg på',
  'auth:signUp': 'Opprett en konto',
  'auth:or': 'eller',
  'auth:new': 'Ny her?',
  'auth:known': 'Har du allerede en konto?',
  'auth:mail': 'Sjekk e-posten din',
  'auth:offer': 'Logg på uten kode neste gang',
  'auth:notNow': 'Ikke nå',

  'code:email': 'E-post',
  'code:send': 'Send meg en kode på e-post',
  'code:sendTo': 'Vi sender en kode til {0}.',
  'code:label': 'Engangskode',
  'code:check': 'Fortsett',
  'code:resend': 'Send en ny kode',
  'code:resendIn': 'Send en ny kode ({0})',
  'code:resendAfter': 'Du kan be om en ny kode {0}.',
  'code:resendReady': 'Nå kan du be om en ny kode.',
  'code:other': 'Bruk en annen e-postadresse',
  'code:missing': { one: 'Skriv inn tegnet i koden.', other: 'Skriv inn alle {0} tegnene i koden.' },
  'code:missingDigits': { one: 'Skriv inn sifferet i koden.', other: 'Skriv inn alle {0} sifrene.' },
  'code:sending': 'Sender…',
  'code:entering': 'Vi har sendt en kode til {0}. Den gjelder til {1}.',
  'code:checking': 'Kontrollerer koden…',
  'code:verified': 'Koden ble godkjent.',
  'code:help': 'Ingen e-post? Se i søppelposten, eller kontroller adressen.',
  'code:attemptsLeft': { other: 'Du har {0} forsøk igjen.' },
  'code:wait': 'For mange forsøk. Du kan prøve igjen {0}.',
  'code:justSent': 'Vi sendte nettopp en kode. Du kan be om en ny {0}.',

  'manage:list': 'Tilgangsnøklene dine',
  'manage:loading': 'Henter tilgangsnøklene dine…',
  'manage:empty': 'Du har ingen tilgangsnøkkel ennå.',
  'manage:retry': 'Prøv igjen',
  'manage:synced': 'Lagret på enhetene dine',
  'manage:single': 'Bare på én enhet',
  'manage:current': 'Brukt til denne påloggingen',
  'manage:legacy': 'For {0}',
  'manage:created': 'Opprettet: {0}',
  'manage:used': 'sist brukt: {0}',
  'manage:unused': 'ikke brukt ennå',
  'manage:details': 'Detaljer',
  'manage:account': 'For kontoen {0}',
  'manage:rename': 'Gi nytt navn',
  'manage:unnamed': 'Tilgangsnøkkel',
  'manage:label': 'Navn på denne tilgangsnøkkelen',
  'manage:save': 'Lagre',
  'manage:remove': 'Fjern',
  'manage:removeOf': 'Fjern {0}',
  'manage:confirm': 'Vil du fjerne {0}?',
  'manage:confirmText':
    'Du kan ikke lenger logge på med den. Hvis nettleseren støtter det, fjernes tilgangsnøkkelen også fra enheten.',
  'manage:replace': 'Erstatt',
  'manage:replaceOf': 'Erstatt {0}',
  'manage:replaceText':
    'Først opprettes en tilgangsnøkkel for dette nettstedet. Deretter fjernes tilgangsnøkkelen for {0}.',
  'manage:keep': 'Behold',
  'manage:renamed': 'Nytt navn: {0}.',
  'manage:removed': '{0} ble fjernet.',
  'manage:pruned': 'Enheten tilbyr nå bare tilgangsnøklene i denne listen.',
  'manage:renamedAccount': 'Tilgangsnøklene dine viser nå {0}.',
  'manage:byHand':
    'Denne nettleseren kan ikke oppdatere den lagrede tilgangsnøkkelen. Du kan gjøre det i passordbehandlingen.',
  'manage:notUpdated':
    'Tilgangsnøkkelen som er lagret på enheten, kunne ikke oppdateres. Du kan gjøre det i passordbehandlingen.',
  'manage:add': 'Legg til en tilgangsnøkkel',
  'manage:addReason': 'Legg til en på en annen enhet, så du ikke mister tilgangen hvis du mister denne.',
  'manage:proof':
    'Det er en stund siden du logget på. Bekreft at det er deg før tilgangsnøklene endres, så kontoen forblir trygg.',
  'manage:prune': 'Fjern utdaterte tilgangsnøkler fra denne enheten',

  'support:list': 'Hva denne nettleseren støtter',
  'support:yes': 'Ja',
  'support:no': 'Nei',
  'support:passkeys': 'Logge på med tilgangsnøkkel',
  'support:platformAuthenticator': 'Bruke fingeravtrykk, ansikt eller skjermlås på denne enheten',
  'support:hybrid': 'Bruke en tilgangsnøkkel på en annen enhet, for eksempel en telefon',
  'support:autofill': 'Foreslå tilgangsnøkler mens du fyller ut et skjema',
  'support:immediate': 'Be om en tilgangsnøkkel bare når det finnes en',
  'support:conditionalCreate': 'Opprette en tilgangsnøkkel etter pålogging med passord',
  'support:signalUnknownCredential': 'Fjerne slettede tilgangsnøkler fra denne enheten',
  'support:signalAllAcceptedCredentials': 'Bare foreslå tilgangsnøkler som fortsatt virker',
  'support:signalCurrentUserDetails': 'Vise det nye navnet ditt ved tilgangsnøklene',
  'support:relatedOrigins': 'Dele tilgangsnøkler mellom nettsteder som hører sammen',

  'help:what': 'Hva er tilgangsnøkler?',
  'help:whatAnswer':
    'En tilgangsnøkkel erstatter et passord. Du logger på på samme måte som du låser opp enheten: med fingeravtrykk, ansikt eller skjermlås. Disse opplysningene forlater aldri enheten din.',
  'help:where': 'Hvor lagres tilgangsnøkler?',
  'help:whereAnswer':
    'I passordbehandlingen på enheten eller i nettleseren, der de også er tilgjengelige på de andre enhetene dine, eller på en sikkerhetsnøkkel.',

  'error:bad-config': setup,
  'error:wrong-domain': setup,
  'error:invalid-tenancy': setup,
  'error:unsupported':
    'Denne nettleseren støtter ikke tilgangsnøkler. Prøv en nyere nettleser, eller fortsett på en annen måte.',
  'error:insecure-context': 'Tilgangsnøkler krever en sikker side (https). Fortsett på en annen måte.',
  'error:blocked':
    'Tilgangsnøkler kan ikke brukes på en innebygd side. Åpne nettstedet i et eget vindu, eller fortsett på en annen måte.',
  'error:not-allowed': 'Handlingen ble ikke fullført. Du kan prøve igjen eller fortsette på en annen måte.',
  'error:aborted': 'Handlingen ble avbrutt. Du kan prøve igjen.',
  'error:timed-out': 'Enheten svarte ikke. Du kan prøve igjen eller fortsette på en annen måte.',
  'error:duplicate': 'Du har allerede en tilgangsnøkkel her. Du kan logge på med den.',
  'error:unsuitable':
    'Denne enheten støtter ikke den typen tilgangsnøkkel som nettstedet krever. Prøv en annen enhet eller en sikkerhetsnøkkel.',
  'error:device-failed':
    'Det oppsto et problem på enheten. Du kan prøve igjen eller fortsette på en annen måte.',
  'error:not-accepted':
    'Denne tilgangsnøkkelen ble ikke godkjent. Prøv igjen, bruk en annen, eller fortsett på en annen måte.',
  'error:passkey-not-found':
    'Denne tilgangsnøkkelen virker ikke lenger her. Bruk en annen, eller fortsett på en annen måte. Hvis den blir foreslått igjen, kan du fjerne den i passordbehandlingen.',
  'error:network': 'Får ikke kontakt med tjeneren. Kontroller tilkoblingen, og prøv igjen.',
  'error:server-error': trouble,
  'error:bad-response': trouble,
  'error:not-found': trouble,
  'error:rate-limited': 'For mange forsøk. Vent litt, og prøv så igjen.',
  'error:wrong-code': 'Det er ikke koden vi sendte.',
  'error:code-expired': 'Koden er utløpt. Du kan be om en ny.',
  'error:too-many-attempts': 'For mange feil koder. Du kan be om en ny.',
  'error:no-code': 'Koden er ikke lenger gyldig. Du kan be om en ny.',
  'error:invalid-email': 'Skriv inn en e-postadresse, for eksempel navn@example.com.',
  'error:email-taken': 'Adressen brukes allerede av en annen konto. Bruk en annen, eller logg på.',
  'error:username-taken': 'Navnet er opptatt. Velg et annet, eller logg på.',
  'error:reauthentication-required': 'Bekreft identiteten din først.',
  'error:last-passkey':
    'Dette er din eneste måte å logge på. Legg til en annen tilgangsnøkkel før du fjerner denne.',
  'error:bad-request': 'Forespørselen er utløpt eller allerede brukt. Prøv igjen.',
  'error:signed-out': 'Du er ikke lenger logget på. Logg på, og prøv så igjen.',
  'error:forbidden': 'Tjeneren tillot ikke handlingen. Prøv igjen, eller fortsett på en annen måte.',
};
