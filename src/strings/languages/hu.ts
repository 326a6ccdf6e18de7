/** Hungarian (formal, without a pronoun); a passkey is “azonosítókulcs”. */
import type { Strings } from '../strings.js';

const setup =
  'Az azonosítókulcsok nincsenek megfelelően beállítva ezen a webhelyen. Kérjük, értesítse az üzemeltetőt.';
const trouble = 'Probléma történt a kiszolgálón. Próbálja újra kis idő múlva.';

export const words: Strings = {
  username: 'E-mail-cím vagy felhasználónév',
  cancel: 'Mégse',

  'register:intro': 'Jelentkezzen be egyszerűbben: ujjlenyomattal, arccal vagy képernyőzárral.',
  'register:action': 'Azonosítókulcs létrehozása',
  'register:duplicate':
    'Ehhez a fiókhoz már van azonosítókulcsa ezen az eszközön vagy annak jelszókezelőjében: {0}. Bejelentkezhet vele.',
  'register:preparing': 'Előkészítés…',
  'register:prompting':
    'Kövesse az eszközén megjelenő lépéseket. Ujjlenyomattal, arccal vagy képernyőzárral igazolhatja személyazonosságát.',
  'register:verifying': 'Az azonosítókulcs mentése…',
  'register:succeeded': 'Az azonosítókulcs elkészült. Mostantól bejelentkezhet vele.',

  'login:action': 'Bejelentkezés azonosítókulccsal',
  'login:code': 'Kód kérése inkább e-mailben',
  'login:create': 'Új azonosítókulcs létrehozása',
  'login:back': 'Azonosítókulcs használata',
  'login:otherDevice':
    'Az azonosítókulcs telefonon vagy más eszközön van? Válassza ezt az eszköz ablakában, majd olvassa be a QR-kódot.',
  'login:confirm': 'Személyazonosság megerősítése',
  'login:account': 'Bejelentkezett fiók: {0}.',
  'login:preparing': 'Előkészítés…',
  'login:prompting':
    'Kövesse az eszközén megjelenő lépéseket: ujjlenyomatra, arcra vagy képernyőzárra lesz szükség.',
  'login:verifying': 'Az azonosítókulcs ellenőrzése…',
  'login:succeeded': 'Az azonosítókulcsot elfogadtuk.',

  'auth:signIn': 'Bejelentkezés',
  'auth:signUp': 'Fiók létrehozása',
  'auth:or': 'vagy',
  'auth:new': 'Új itt?',
  'auth:known': 'Már van fiókja?',
  'auth:mail': 'Nézze meg az e-mailjeit',
  'auth:offer': 'Legközelebb jelentkezzen be kód nélkül',
  'auth:notNow': 'Most nem',

  'code:email': 'E-mail-cím',
  'code:send': 'Kód kérése e-mailben',
  'code:sendTo': 'Kódot küldünk erre a címre: {0}.',
  'code:label': 'Egyszer használatos kód',
  'code:check': 'Tovább',
  'code:resend': 'Új kód küldése',
  'code:resendIn': 'Új kód küldése ({0})',
  'code:resendAfter': 'Új kódot {0} kérhet.',
  'code:resendReady': 'Most már kérhet új kódot.',
  'code:other': 'Másik e-mail-cím használata',
  'code:missing': { one: 'Írja be a kód karakterét.', other: 'Írja be a kód minden karakterét ({0}).' },
  'code:missingDigits': { one: 'Írja be a kód számjegyét.', other: 'Írja be a kód minden számjegyét ({0}).' },
  'code:sending': 'Küldés…',
  'code:entering': 'Kódot küldtünk erre a címre: {0}. Érvényessége lejár: {1}.',
  'code:checking': 'A kód ellenőrzése…',
  'code:verified': 'A kódot elfogadtuk.',
  'code:help': 'Nem érkezett e-mail? Nézze meg a levélszemétmappát, vagy ellenőrizze a címet.',
  'code:attemptsLeft': { other: 'Még {0} próbálkozása maradt.' },
  'code:wait': 'Túl sok próbálkozás. Újra próbálkozhat {0}.',
  'code:justSent': 'Az imént küldtünk egy kódot. Újat {0} kérhet.',

  'manage:list': 'Azonosítókulcsai',
  'manage:loading': 'Az azonosítókulcsok betöltése…',
  'manage:empty': 'Még nincs azonosítókulcsa.',
  'manage:retry': 'Újra',
  'manage:synced': 'Az eszközeire mentve',
  'manage:single': 'Csak egy eszközön',
  'manage:current': 'Ehhez a bejelentkezéshez használt',
  'manage:legacy': 'Domain: {0}',
  'manage:created': 'Létrehozva: {0}',
  'manage:used': 'utoljára használva: {0}',
  'manage:unused': 'még nem használt',
  'manage:details': 'Részletek',
  'manage:account': 'Fiók: {0}',
  'manage:rename': 'Átnevezés',
  'manage:unnamed': 'Azonosítókulcs',
  'manage:label': 'Az azonosítókulcs neve',
  'manage:save': 'Mentés',
  'manage:remove': 'Eltávolítás',
  'manage:removeOf': '{0} eltávolítása',
  'manage:confirm': 'Eltávolítja ezt: {0}?',
  'manage:confirmText':
    'Többé nem tud bejelentkezni vele. Ha a böngésző támogatja, az azonosítókulcs az eszközéről is törlődik.',
  'manage:replace': 'Csere',
  'manage:replaceOf': '{0} cseréje',
  'manage:replaceText':
    'Először létrejön egy azonosítókulcs ehhez a webhelyhez. Ezután törlődik a régi, amelynek domainje {0}.',
  'manage:keep': 'Megtartás',
  'manage:renamed': 'Új név: {0}.',
  'manage:removed': 'Eltávolítva: {0}.',
  'manage:pruned': 'Az eszköze mostantól csak a listában szereplő azonosítókulcsokat kínálja fel.',
  'manage:renamedAccount': 'Az azonosítókulcsoknál mostantól ez a név látható: {0}.',
  'manage:byHand':
    'Ez a böngésző nem tudja frissíteni a mentett azonosítókulcsot. Ezt a jelszókezelőben teheti meg.',
  'manage:notUpdated':
    'Az eszközére mentett azonosítókulcsot nem sikerült frissíteni. Ezt a jelszókezelőben teheti meg.',
  'manage:add': 'Azonosítókulcs hozzáadása',
  'manage:addReason': 'Vegyen fel egyet egy másik eszközön is, hogy ennek elvesztésekor se zárja ki magát.',
  'manage:proof':
    'Már eltelt egy kis idő a bejelentkezése óta. Fiókja védelmében igazolja, hogy Ön az, mielőtt az azonosítókulcsai megváltoznak.',
  'manage:prune': 'Elavult azonosítókulcsok eltávolítása erről az eszközről',

  'support:list': 'Amit ez a böngésző támogat',
  'support:yes': 'Igen',
  'support:no': 'Nem',
  'support:passkeys': 'Bejelentkezés azonosítókulccsal',
  'support:platformAuthenticator':
    'Az eszköz ujjlenyomat-olvasójának, arcfelismerésének vagy képernyőzárának használata',
  'support:hybrid': 'Másik eszközön, például telefonon lévő azonosítókulcs használata',
  'support:autofill': 'Azonosítókulcsok felajánlása űrlap kitöltésekor',
  'support:immediate': 'Azonosítókulcs kérése csak akkor, ha van',
  'support:conditionalCreate': 'Azonosítókulcs létrehozása jelszavas bejelentkezés után',
  'support:signalUnknownCredential': 'Eltávolított azonosítókulcsok törlése erről az eszközről',
  'support:signalAllAcceptedCredentials': 'Csak a még működő azonosítókulcsok felajánlása',
  'support:signalCurrentUserDetails': 'Az új név megjelenítése az azonosítókulcsoknál',
  'support:relatedOrigins': 'Azonosítókulcsok megosztása összetartozó webhelyek között',

  'help:what': 'Mik azok az azonosítókulcsok?',
  'help:whatAnswer':
    'Az azonosítókulcs a jelszót váltja fel. Úgy jelentkezhet be, ahogyan az eszközét feloldja: ujjlenyomattal, arccal vagy képernyőzárral. Ezek az adatok soha nem hagyják el az eszközét.',
  'help:where': 'Hol tárolódnak az azonosítókulcsok?',
  'help:whereAnswer':
    'Az eszköz vagy a böngésző jelszókezelőjében, ahonnan a többi eszközén is elérhetők, vagy egy biztonsági hardverkulcson.',

  'error:bad-config': setup,
  'error:wrong-domain': setup,
  'error:invalid-tenancy': setup,
  'error:unsupported':
    'Ez a böngésző nem támogatja az azonosítókulcsokat. Próbálkozzon újabb böngészővel, vagy folytassa más módon.',
  'error:insecure-context':
    'Az azonosítókulcsokhoz biztonságos oldal (https) szükséges. Folytassa más módon.',
  'error:blocked':
    'Beágyazott oldalon nem használhatók azonosítókulcsok. Nyissa meg a webhelyet külön ablakban, vagy folytassa más módon.',
  'error:not-allowed': 'A művelet nem fejeződött be. Próbálja újra, vagy folytassa más módon.',
  'error:aborted': 'A művelet megszakadt. Megpróbálhatja újra.',
  'error:timed-out': 'Az eszköz nem válaszolt. Próbálja újra, vagy folytassa más módon.',
  'error:duplicate': 'Itt már van azonosítókulcsa. Bejelentkezhet vele.',
  'error:unsuitable':
    'Ez az eszköz nem támogatja a webhelyhez szükséges azonosítókulcs-típust. Próbálkozzon másik eszközzel vagy biztonsági hardverkulccsal.',
  'error:device-failed': 'Probléma történt az eszközén. Próbálja újra, vagy folytassa más módon.',
  'error:not-accepted':
    'Ezt az azonosítókulcsot nem fogadtuk el. Próbálja újra, használjon másikat, vagy folytassa más módon.',
  'error:passkey-not-found':
    'Ez az azonosítókulcs itt már nem működik. Használjon másikat, vagy folytassa más módon. Ha újra felkínálja az eszköz, a jelszókezelőben eltávolíthatja.',
  'error:network': 'A kiszolgáló nem érhető el. Ellenőrizze a kapcsolatot, és próbálja újra.',
  'error:server-error': trouble,
  'error:bad-response': trouble,
  'error:not-found': trouble,
  'error:rate-limited': 'Túl sok próbálkozás. Várjon egy kicsit, majd próbálja újra.',
  'error:wrong-code': 'Ez nem az általunk küldött kód.',
  'error:code-expired': 'A kód lejárt. Kérhet újat.',
  'error:too-many-attempts': 'Túl sok hibás kód. Kérhet újat.',
  'error:no-code': 'A kód már nem érvényes. Kérhet újat.',
  'error:invalid-email': 'Adjon meg egy e-mail-címet, például nev@example.com.',
  'error:email-taken': 'Ezt a címet már egy másik fiók használja. Adjon meg másikat, vagy jelentkezzen be.',
  'error:username-taken': 'Ez a név foglalt. Válasszon másikat, vagy jelentkezzen be.',
  'error:reauthentication-required': 'Először erősítse meg személyazonosságát.',
  'error:last-passkey':
    'Csak így tud bejelentkezni. Adjon hozzá egy másik azonosítókulcsot, mielőtt ezt eltávolítja.',
  'error:bad-request': 'A kérés lejárt, vagy már felhasználták. Próbálja újra.',
  'error:signed-out': 'A munkamenet véget ért. Jelentkezzen be, majd próbálja újra.',
  'error:forbidden': 'A kiszolgáló nem engedélyezte a műveletet. Próbálja újra, vagy folytassa más módon.',
};
