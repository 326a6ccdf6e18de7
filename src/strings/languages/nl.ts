/** Dutch; a passkey is “passkey”. */
import type { Strings } from '../strings.js';

const setup = 'Passkeys zijn op deze website niet goed ingesteld. Laat het de beheerders weten.';
const trouble = 'Er is een probleem met de server. Probeer het zo meteen opnieuw.';

export const words: Strings = {
  username: 'E-mailadres of gebruikersnaam',
  cancel: 'Annuleren',

  'register:intro': 'Log makkelijker in: met je vingerafdruk, gezicht of schermvergrendeling.',
  'register:action': 'Passkey maken',
  'register:duplicate':
    'Je hebt hier al een passkey voor {0}: op dit apparaat of in de wachtwoordmanager van dit apparaat. Je kunt ermee inloggen.',
  'register:preparing': 'Voorbereiden…',
  'register:prompting':
    'Volg de stappen op je apparaat. Met je vingerafdruk, gezicht of schermvergrendeling bevestig je je identiteit.',
  'register:verifying': 'Je passkey wordt opgeslagen…',
  'register:succeeded': 'Je passkey is ingesteld. Vanaf nu kun je ermee inloggen.',

  'login:action': 'Inloggen met een passkey',
  'login:code': 'Liever een code per e-mail ontvangen',
  'login:create': 'Nieuwe passkey maken',
  'login:back': 'Liever een passkey gebruiken',
  'login:otherDevice':
    'Staat je passkey op een telefoon of ander apparaat? Kies dat in het venster van je apparaat en scan de QR-code.',
  'login:confirm': 'Identiteit bevestigen',
  'login:account': 'Je bent ingelogd als {0}.',
  'login:preparing': 'Voorbereiden…',
  'login:prompting':
    'Volg de stappen op je apparaat: het vraagt om je vingerafdruk, gezicht of schermvergrendeling.',
  'login:verifying': 'Je passkey wordt gecontroleerd…',
  'login:succeeded': 'Je passkey is geaccepteerd.',

  'auth:signIn': 'Inloggen',
  'auth:signUp': 'Account maken',
  'auth:or': 'of',
  'auth:new': 'Nieuw hier?',
  'auth:known': 'Heb je al een account?',
  'auth:mail': 'Bekijk je e-mail',
  'auth:offer': 'Log de volgende keer in zonder code',
  'auth:notNow': 'Niet nu',

  'code:email': 'E-mailadres',
  'code:send': 'Stuur me een code per e-mail',
  'code:sendTo': 'We sturen een code naar {0}.',
  'code:label': 'Eenmalige code',
  'code:check': 'Doorgaan',
  'code:resend': 'Nieuwe code sturen',
  'code:resendIn': 'Nieuwe code sturen ({0})',
  'code:resendAfter': 'Je kunt {0} een nieuwe code aanvragen.',
  'code:resendReady': 'Je kunt nu een nieuwe code aanvragen.',
  'code:other': 'Ander e-mailadres gebruiken',
  'code:missing': { one: 'Voer het teken van de code in.', other: 'Voer alle {0} tekens van de code in.' },
  'code:missingDigits': { one: 'Voer het cijfer van de code in.', other: 'Voer alle {0} cijfers in.' },
  'code:sending': 'Wordt verstuurd…',
  'code:entering': 'We hebben een code naar {0} gestuurd. Deze is geldig tot {1}.',
  'code:checking': 'Code wordt gecontroleerd…',
  'code:verified': 'De code is geaccepteerd.',
  'code:help': 'Geen e-mail gekregen? Kijk bij ongewenste e-mail of controleer het adres.',
  'code:attemptsLeft': { one: 'Je hebt nog {0} poging.', other: 'Je hebt nog {0} pogingen.' },
  'code:wait': 'Te veel pogingen. Je kunt het {0} opnieuw proberen.',
  'code:justSent': 'We hebben net een code gestuurd. Je kunt {0} een nieuwe aanvragen.',

  'manage:list': 'Je passkeys',
  'manage:loading': 'Je passkeys worden geladen…',
  'manage:empty': 'Je hebt nog geen passkey.',
  'manage:retry': 'Opnieuw proberen',
  'manage:synced': 'Opgeslagen op je apparaten',
  'manage:single': 'Alleen op één apparaat',
  'manage:current': 'Gebruikt voor deze sessie',
  'manage:legacy': 'Voor {0}',
  'manage:created': 'Gemaakt: {0}',
  'manage:used': 'laatst gebruikt: {0}',
  'manage:unused': 'nog niet gebruikt',
  'manage:details': 'Details',
  'manage:account': 'Voor het account {0}',
  'manage:rename': 'Naam wijzigen',
  'manage:unnamed': 'Passkey',
  'manage:label': 'Naam van deze passkey',
  'manage:save': 'Opslaan',
  'manage:remove': 'Verwijderen',
  'manage:removeOf': '{0} verwijderen',
  'manage:confirm': '{0} verwijderen?',
  'manage:confirmText':
    'Je kunt er dan niet meer mee inloggen. Als je browser dit ondersteunt, wordt de passkey ook van je apparaat verwijderd.',
  'manage:replace': 'Vervangen',
  'manage:replaceOf': '{0} vervangen',
  'manage:replaceText':
    'Eerst wordt een passkey voor deze website gemaakt. Daarna wordt de passkey voor {0} verwijderd.',
  'manage:keep': 'Behouden',
  'manage:renamed': 'De naam is nu {0}.',
  'manage:removed': '{0} is verwijderd.',
  'manage:pruned': 'Je apparaat biedt nu alleen nog de passkeys uit deze lijst aan.',
  'manage:renamedAccount': 'Je passkeys tonen nu {0}.',
  'manage:byHand':
    'Deze browser kan de opgeslagen passkey niet bijwerken. Dat kun je in je wachtwoordmanager doen.',
  'manage:notUpdated':
    'De passkey die op je apparaat is opgeslagen, kon niet worden bijgewerkt. Dat kun je in je wachtwoordmanager doen.',
  'manage:add': 'Passkey toevoegen',
  'manage:addReason':
    'Voeg er een toe op een ander apparaat, zodat je niet buitengesloten raakt als je dit verliest.',
  'manage:proof':
    'Je bent een tijdje geleden ingelogd. Bevestig voor de veiligheid van je account dat jij het bent voordat je passkeys veranderen.',
  'manage:prune': 'Verouderde passkeys van dit apparaat verwijderen',

  'support:list': 'Wat deze browser kan',
  'support:yes': 'Ja',
  'support:no': 'Nee',
  'support:passkeys': 'Inloggen met een passkey',
  'support:platformAuthenticator':
    'De vingerafdruk, gezichtsherkenning of schermvergrendeling van dit apparaat gebruiken',
  'support:hybrid': 'Een passkey op een ander apparaat gebruiken, zoals een telefoon',
  'support:autofill': 'Passkeys aanbieden terwijl je een formulier invult',
  'support:immediate': 'Alleen om een passkey vragen als er een is',
  'support:conditionalCreate': 'Een passkey maken na inloggen met een wachtwoord',
  'support:signalUnknownCredential': 'Verwijderde passkeys van dit apparaat wissen',
  'support:signalAllAcceptedCredentials': 'Alleen passkeys aanbieden die nog werken',
  'support:signalCurrentUserDetails': 'Je nieuwe naam bij je passkeys tonen',
  'support:relatedOrigins': 'Passkeys delen tussen verwante websites',

  'help:what': 'Wat zijn passkeys?',
  'help:whatAnswer':
    'Een passkey vervangt een wachtwoord. Je logt in zoals je je apparaat ontgrendelt: met je vingerafdruk, gezicht of schermvergrendeling. Die gegevens verlaten je apparaat nooit.',
  'help:where': 'Waar worden passkeys bewaard?',
  'help:whereAnswer':
    'In de wachtwoordmanager van je apparaat of browser, ook beschikbaar op je andere apparaten, of op een beveiligingssleutel.',

  'error:bad-config': setup,
  'error:wrong-domain': setup,
  'error:invalid-tenancy': setup,
  'error:unsupported':
    'Deze browser ondersteunt geen passkeys. Probeer een nieuwere browser of ga op een andere manier verder.',
  'error:insecure-context':
    'Passkeys hebben een beveiligde pagina (https) nodig. Ga op een andere manier verder.',
  'error:blocked':
    'Passkeys kunnen niet worden gebruikt in een ingesloten pagina. Open de website in een apart venster of ga op een andere manier verder.',
  'error:not-allowed':
    'De bewerking is niet voltooid. Je kunt het opnieuw proberen of op een andere manier verdergaan.',
  'error:aborted': 'De bewerking is geannuleerd. Je kunt het opnieuw proberen.',
  'error:timed-out':
    'Je apparaat reageerde niet. Je kunt het opnieuw proberen of op een andere manier verdergaan.',
  'error:duplicate': 'Je hebt hier al een passkey. Je kunt ermee inloggen.',
  'error:unsuitable':
    'Dit apparaat ondersteunt niet het soort passkey dat deze website nodig heeft. Probeer een ander apparaat of een beveiligingssleutel.',
  'error:device-failed':
    'Er is iets misgegaan op je apparaat. Je kunt het opnieuw proberen of op een andere manier verdergaan.',
  'error:not-accepted':
    'Deze passkey is niet geaccepteerd. Probeer het opnieuw, gebruik een andere passkey of ga op een andere manier verder.',
  'error:passkey-not-found':
    'Deze passkey werkt hier niet meer. Gebruik een andere passkey of ga op een andere manier verder. Wordt hij weer aangeboden, dan kun je hem in je wachtwoordmanager verwijderen.',
  'error:network': 'De server is niet bereikbaar. Controleer je verbinding en probeer het opnieuw.',
  'error:server-error': trouble,
  'error:bad-response': trouble,
  'error:not-found': trouble,
  'error:rate-limited': 'Te veel pogingen. Wacht even en probeer het dan opnieuw.',
  'error:wrong-code': 'Dat is niet de code die we hebben gestuurd.',
  'error:code-expired': 'Deze code is verlopen. Je kunt een nieuwe aanvragen.',
  'error:too-many-attempts': 'Te veel verkeerde codes. Je kunt een nieuwe aanvragen.',
  'error:no-code': 'Deze code is niet meer geldig. Je kunt een nieuwe aanvragen.',
  'error:invalid-email': 'Voer een e-mailadres in, zoals naam@example.com.',
  'error:email-taken': 'Dit adres hoort al bij een ander account. Gebruik een ander adres of log in.',
  'error:username-taken': 'Deze naam is al in gebruik. Kies een andere of log in.',
  'error:reauthentication-required': 'Bevestig eerst je identiteit.',
  'error:last-passkey':
    'Dit is je enige manier om in te loggen. Voeg een andere passkey toe voordat je deze verwijdert.',
  'error:bad-request': 'Het verzoek is verlopen of al gebruikt. Probeer het opnieuw.',
  'error:signed-out': 'Je bent niet meer ingelogd. Log in en probeer het dan opnieuw.',
  'error:forbidden': 'De server stond dit niet toe. Probeer het opnieuw of ga op een andere manier verder.',
};
