/** Finnish (sinä); a passkey is “pääsyavain”. */
import type { Strings } from '../strings.js';

const setup = 'Pääsyavaimia ei ole määritetty oikein tällä sivustolla. Kerro asiasta sivuston ylläpidolle.';
const trouble = 'Palvelimessa on ongelma. Yritä hetken kuluttua uudelleen.';

export const words: Strings = {
  username: 'Sähköposti tai käyttäjänimi',
  cancel: 'Peruuta',

  'register:intro': 'Kirjaudu sisään helpommin: käytä sormenjälkeä, kasvoja tai näytön lukitusta.',
  'register:action': 'Luo pääsyavain',
  'register:duplicate':
    'Tilillä {0} on jo pääsyavain tällä laitteella tai laitteen salasanojen hallinnassa. Voit kirjautua sillä sisään.',
  'register:preparing': 'Valmistellaan…',
  'register:prompting':
    'Noudata laitteesi ohjeita. Sormenjälki, kasvot tai näytön lukitus vahvistaa henkilöllisyytesi.',
  'register:verifying': 'Pääsyavainta tallennetaan…',
  'register:succeeded': 'Pääsyavaimesi on valmis. Voit nyt kirjautua sillä sisään.',

  'login:action': 'Kirjaudu pääsyavaimella',
  'login:code': 'Lähetä koodi sähköpostiin',
  'login:create': 'Luo uusi pääsyavain',
  'login:back': 'Käytä pääsyavainta',
  'login:otherDevice':
    'Onko pääsyavaimesi puhelimessa tai muulla laitteella? Valitse se laitteesi ikkunassa ja skannaa QR-koodi.',
  'login:confirm': 'Vahvista henkilöllisyytesi',
  'login:account': 'Kirjautunut tili: {0}.',
  'login:preparing': 'Valmistellaan…',
  'login:prompting': 'Noudata laitteesi ohjeita: se pyytää sormenjälkeä, kasvoja tai näytön lukitusta.',
  'login:verifying': 'Pääsyavainta tarkistetaan…',
  'login:succeeded': 'Pääsyavaimesi hyväksyttiin.',

  'auth:signIn': 'Kirjaudu sisään',
  'auth:signUp': 'Luo tili',
  'auth:or': 'tai',
  'auth:new': 'Uusi täällä?',
  'auth:known': 'Onko sinulla jo tili?',
  'auth:mail': 'Tarkista sähköpostisi',
  'auth:offer': 'Kirjaudu ensi kerralla ilman koodia',
  'auth:notNow': 'Ei nyt',

  'code:email': 'Sähköposti',
  'code:send': 'Lähetä koodi sähköpostiin',
  'code:sendTo': 'Lähetämme koodin osoitteeseen {0}.',
  'code:label': 'Kertakäyttökoodi',
  'code:check': 'Jatka',
  'code:resend': 'Lähetä uusi koodi',
  'code:resendIn': 'Lähetä uusi koodi ({0})',
  'code:resendAfter': 'Voit pyytää uutta koodia {0}.',
  'code:resendReady': 'Voit nyt pyytää uutta koodia.',
  'code:other': 'Käytä toista sähköpostiosoitetta',
  'code:missing': { one: 'Kirjoita koodin merkki.', other: 'Kirjoita koodin kaikki {0} merkkiä.' },
  'code:missingDigits': { one: 'Kirjoita koodin numero.', other: 'Kirjoita koodin kaikki {0} numeroa.' },
  'code:sending': 'Lähetetään…',
  'code:entering': 'Lähetimme koodin osoitteeseen {0}. Koodi vanhenee kello {1}.',
  'code:checking': 'Koodia tarkistetaan…',
  'code:verified': 'Koodi hyväksyttiin.',
  'code:help': 'Eikö viestiä näy? Katso roskapostikansiosta tai tarkista osoite.',
  'code:attemptsLeft': { one: 'Sinulla on {0} yritys jäljellä.', other: 'Sinulla on {0} yritystä jäljellä.' },
  'code:wait': 'Liian monta yritystä. Voit yrittää uudelleen {0}.',
  'code:justSent': 'Lähetimme koodin juuri äsken. Voit pyytää uutta {0}.',

  'manage:list': 'Pääsyavaimesi',
  'manage:loading': 'Pääsyavaimia ladataan…',
  'manage:empty': 'Sinulla ei ole vielä pääsyavainta.',
  'manage:retry': 'Yritä uudelleen',
  'manage:synced': 'Tallennettu laitteillesi',
  'manage:single': 'Vain yhdellä laitteella',
  'manage:current': 'Käytetty tähän kirjautumiseen',
  'manage:legacy': 'Verkkotunnus: {0}',
  'manage:created': 'Luotu: {0}',
  'manage:used': 'viimeksi käytetty: {0}',
  'manage:unused': 'ei vielä käytetty',
  'manage:details': 'Tiedot',
  'manage:account': 'Tili: {0}',
  'manage:rename': 'Nimeä uudelleen',
  'manage:unnamed': 'Pääsyavain',
  'manage:label': 'Pääsyavaimen nimi',
  'manage:save': 'Tallenna',
  'manage:remove': 'Poista',
  'manage:removeOf': 'Poista {0}',
  'manage:confirm': 'Poistetaanko {0}?',
  'manage:confirmText':
    'Et voi enää kirjautua sillä sisään. Jos selaimesi tukee toimintoa, pääsyavain poistetaan myös laitteeltasi.',
  'manage:replace': 'Korvaa',
  'manage:replaceOf': 'Korvaa {0}',
  'manage:replaceText':
    'Ensin luodaan pääsyavain tälle sivustolle. Sitten poistetaan pääsyavain, jonka verkkotunnus on {0}.',
  'manage:keep': 'Säilytä',
  'manage:renamed': 'Uusi nimi: {0}.',
  'manage:removed': 'Poistettu: {0}.',
  'manage:pruned': 'Laitteesi tarjoaa nyt vain tämän luettelon pääsyavaimia.',
  'manage:renamedAccount': 'Pääsyavaimissasi näkyy nyt {0}.',
  'manage:byHand':
    'Tämä selain ei voi päivittää tallennettua pääsyavainta. Voit tehdä sen salasanojen hallinnassa.',
  'manage:notUpdated':
    'Laitteelle tallennettua pääsyavainta ei voitu päivittää. Voit tehdä sen salasanojen hallinnassa.',
  'manage:add': 'Lisää pääsyavain',
  'manage:addReason':
    'Lisää pääsyavain myös toiselle laitteelle, niin et menetä pääsyä tilillesi, jos tämä laite katoaa.',
  'manage:proof':
    'Kirjautumisestasi on kulunut hetki. Vahvista tilisi suojaamiseksi, että se olet sinä, ennen kuin pääsyavaimesi muuttuvat.',
  'manage:prune': 'Poista vanhentuneet pääsyavaimet tältä laitteelta',

  'support:list': 'Mitä tämä selain tukee',
  'support:yes': 'Kyllä',
  'support:no': 'Ei',
  'support:passkeys': 'Kirjautuminen pääsyavaimella',
  'support:platformAuthenticator': 'Tämän laitteen sormenjäljen, kasvojen tai näytön lukituksen käyttö',
  'support:hybrid': 'Toisen laitteen, kuten puhelimen, pääsyavaimen käyttö',
  'support:autofill': 'Pääsyavainten ehdottaminen lomaketta täytettäessä',
  'support:immediate': 'Pääsyavaimen pyytäminen vain, jos sellainen on',
  'support:conditionalCreate': 'Pääsyavaimen luominen salasanalla kirjautumisen jälkeen',
  'support:signalUnknownCredential': 'Poistettujen pääsyavainten poistaminen tältä laitteelta',
  'support:signalAllAcceptedCredentials': 'Vain toimivien pääsyavainten ehdottaminen',
  'support:signalCurrentUserDetails': 'Uuden nimesi näyttäminen pääsyavaimissa',
  'support:relatedOrigins': 'Pääsyavainten jakaminen toisiinsa liittyvien sivustojen välillä',

  'help:what': 'Mitä pääsyavaimet ovat?',
  'help:whatAnswer':
    'Pääsyavain korvaa salasanan. Kirjaudut sisään samalla tavalla kuin avaat laitteesi lukituksen: sormenjäljellä, kasvoilla tai näytön lukituksella. Nämä tiedot eivät koskaan poistu laitteeltasi.',
  'help:where': 'Minne pääsyavaimet tallennetaan?',
  'help:whereAnswer':
    'Laitteesi tai selaimesi salasanojen hallintaan, jolloin ne ovat käytettävissä myös muilla laitteillasi, tai suojausavaimeen.',

  'error:bad-config': setup,
  'error:wrong-domain': setup,
  'error:invalid-tenancy': setup,
  'error:unsupported':
    'Tämä selain ei tue pääsyavaimia. Kokeile uudempaa selainta tai jatka toisella tavalla.',
  'error:insecure-context': 'Pääsyavaimet vaativat suojatun sivun (https). Jatka toisella tavalla.',
  'error:blocked':
    'Pääsyavaimia ei voi käyttää upotetulla sivulla. Avaa sivusto omassa ikkunassaan tai jatka toisella tavalla.',
  'error:not-allowed': 'Toimintoa ei suoritettu loppuun. Voit yrittää uudelleen tai jatkaa toisella tavalla.',
  'error:aborted': 'Toiminto peruutettiin. Voit yrittää uudelleen.',
  'error:timed-out': 'Laitteesi ei vastannut. Voit yrittää uudelleen tai jatkaa toisella tavalla.',
  'error:duplicate': 'Sinulla on jo pääsyavain täällä. Voit kirjautua sillä sisään.',
  'error:unsuitable':
    'Tämä laite ei tue sivuston vaatimaa pääsyavaintyyppiä. Kokeile toista laitetta tai suojausavainta.',
  'error:device-failed': 'Laitteessasi ilmeni ongelma. Voit yrittää uudelleen tai jatkaa toisella tavalla.',
  'error:not-accepted':
    'Tätä pääsyavainta ei hyväksytty. Yritä uudelleen, käytä toista pääsyavainta tai jatka toisella tavalla.',
  'error:passkey-not-found':
    'Tämä pääsyavain ei enää toimi täällä. Käytä toista pääsyavainta tai jatka toisella tavalla. Jos sitä ehdotetaan uudelleen, voit poistaa sen salasanojen hallinnassa.',
  'error:network': 'Palvelimeen ei saada yhteyttä. Tarkista yhteytesi ja yritä uudelleen.',
  'error:server-error': trouble,
  'error:bad-response': trouble,
  'error:not-found': trouble,
  'error:rate-limited': 'Liian monta yritystä. Odota hetki ja yritä sitten uudelleen.',
  'error:wrong-code': 'Tämä ei ole lähettämämme koodi.',
  'error:code-expired': 'Koodi on vanhentunut. Voit pyytää uuden.',
  'error:too-many-attempts': 'Liian monta väärää koodia. Voit pyytää uuden.',
  'error:no-code': 'Koodi ei ole enää voimassa. Voit pyytää uuden.',
  'error:invalid-email': 'Kirjoita sähköpostiosoite, esimerkiksi nimi@example.com.',
  'error:email-taken': 'Osoite on jo käytössä toisella tilillä. Käytä toista osoitetta tai kirjaudu sisään.',
  'error:username-taken': 'Nimi on varattu. Valitse toinen nimi tai kirjaudu sisään.',
  'error:reauthentication-required': 'Vahvista ensin henkilöllisyytesi.',
  'error:last-passkey': 'Tämä on ainoa kirjautumistapasi. Lisää toinen pääsyavain, ennen kuin poistat tämän.',
  'error:bad-request': 'Pyyntö on vanhentunut tai jo käytetty. Yritä uudelleen.',
  'error:signed-out': 'Istuntosi on päättynyt. Kirjaudu sisään ja yritä uudelleen.',
  'error:forbidden': 'Palvelin ei sallinut toimintoa. Yritä uudelleen tai jatka toisella tavalla.',
};
