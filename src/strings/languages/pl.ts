/** Polish; a passkey is “klucz dostępu”. */
import type { Strings } from '../strings.js';

const setup = 'Klucze dostępu nie są poprawnie skonfigurowane w tej witrynie. Powiadom jej administratora.';
const trouble = 'Wystąpił problem z serwerem. Spróbuj ponownie za chwilę.';

export const words: Strings = {
  username: 'E-mail lub nazwa użytkownika',
  cancel: 'Anuluj',

  'register:intro': 'Loguj się łatwiej: odciskiem palca, twarzą lub blokadą ekranu.',
  'register:action': 'Utwórz klucz dostępu',
  'register:duplicate':
    'Masz tu już klucz dostępu do konta {0}, na tym urządzeniu lub w jego menedżerze haseł. Możesz się nim zalogować.',
  'register:preparing': 'Przygotowywanie…',
  'register:prompting':
    'Wykonaj kroki na swoim urządzeniu. Odcisk palca, twarz lub blokada ekranu potwierdzi Twoją tożsamość.',
  'register:verifying': 'Zapisywanie klucza dostępu…',
  'register:succeeded': 'Twój klucz dostępu jest gotowy. Od teraz możesz się nim logować.',

  'login:action': 'Zaloguj się kluczem dostępu',
  'login:code': 'Wyślij mi kod e-mailem',
  'login:create': 'Utwórz nowy klucz dostępu',
  'login:back': 'Użyj klucza dostępu',
  'login:otherDevice':
    'Klucz dostępu jest na telefonie lub innym urządzeniu? Wybierz tę opcję w oknie swojego urządzenia i zeskanuj kod QR.',
  'login:confirm': 'Potwierdź tożsamość',
  'login:account': 'Zalogowano jako {0}.',
  'login:preparing': 'Przygotowywanie…',
  'login:prompting': 'Wykonaj kroki na swoim urządzeniu: poprosi o odcisk palca, twarz lub blokadę ekranu.',
  'login:verifying': 'Sprawdzanie klucza dostępu…',
  'login:succeeded': 'Klucz dostępu został przyjęty.',

  'auth:signIn': 'Zaloguj się',
  'auth:signUp': 'Utwórz konto',
  'auth:or': 'lub',
  'auth:new': 'Pierwszy raz tutaj?',
  'auth:known': 'Masz już konto?',
  'auth:mail': 'Sprawdź pocztę',
  'auth:offer': 'Następnym razem zaloguj się bez kodu',
  'auth:notNow': 'Nie teraz',

  'code:email': 'E-mail',
  'code:send': 'Wyślij mi kod e-mailem',
  'code:sendTo': 'Wyślemy kod na adres {0}.',
  'code:label': 'Kod jednorazowy',
  'code:check': 'Dalej',
  'code:resend': 'Wyślij nowy kod',
  'code:resendIn': 'Wyślij nowy kod ({0})',
  'code:resendAfter': 'O nowy kod możesz poprosić {0}.',
  'code:resendReady': 'Możesz już poprosić o nowy kod.',
  'code:other': 'Użyj innego adresu e-mail',
  'code:missing': { other: 'Wpisz cały kod (liczba znaków: {0}).' },
  'code:missingDigits': { other: 'Wpisz cały kod (liczba cyfr: {0}).' },
  'code:sending': 'Wysyłanie…',
  'code:entering': 'Wysłaliśmy kod na adres {0}. Jest ważny do {1}.',
  'code:checking': 'Sprawdzanie kodu…',
  'code:verified': 'Kod został przyjęty.',
  'code:help': 'Nie ma wiadomości? Zajrzyj do spamu lub sprawdź adres.',
  'code:attemptsLeft': {
    one: 'Została Ci {0} próba.',
    few: 'Zostały Ci {0} próby.',
    many: 'Zostało Ci {0} prób.',
    other: 'Zostało Ci {0} próby.',
  },
  'code:wait': 'Zbyt wiele prób. Możesz spróbować ponownie {0}.',
  'code:justSent': 'Kod został wysłany przed chwilą. O nowy możesz poprosić {0}.',

  'manage:list': 'Twoje klucze dostępu',
  'manage:loading': 'Wczytywanie kluczy dostępu…',
  'manage:empty': 'Nie masz jeszcze klucza dostępu.',
  'manage:retry': 'Spróbuj ponownie',
  'manage:synced': 'Zapisany na Twoich urządzeniach',
  'manage:single': 'Tylko na jednym urządzeniu',
  'manage:current': 'Użyty do tego logowania',
  'manage:legacy': 'Dla {0}',
  'manage:created': 'Utworzono: {0}',
  'manage:used': 'ostatnio użyto: {0}',
  'manage:unused': 'jeszcze nieużywany',
  'manage:details': 'Szczegóły',
  'manage:account': 'Dla konta {0}',
  'manage:rename': 'Zmień nazwę',
  'manage:unnamed': 'Klucz dostępu',
  'manage:label': 'Nazwa tego klucza dostępu',
  'manage:save': 'Zapisz',
  'manage:remove': 'Usuń',
  'manage:removeOf': 'Usuń: {0}',
  'manage:confirm': 'Usunąć {0}?',
  'manage:confirmText':
    'Nie będzie już można się nim zalogować. Jeśli przeglądarka to obsługuje, klucz zostanie usunięty także z Twojego urządzenia.',
  'manage:replace': 'Zastąp',
  'manage:replaceOf': 'Zastąp: {0}',
  'manage:replaceText':
    'Najpierw zostanie utworzony klucz dostępu do tej witryny. Potem zostanie usunięty klucz dla {0}.',
  'manage:keep': 'Zachowaj',
  'manage:renamed': 'Nowa nazwa: {0}.',
  'manage:removed': 'Usunięto: {0}.',
  'manage:pruned': 'Twoje urządzenie proponuje teraz tylko klucze dostępu z tej listy.',
  'manage:renamedAccount': 'Twoje klucze dostępu pokazują teraz {0}.',
  'manage:byHand':
    'Ta przeglądarka nie może zaktualizować zapisanego klucza dostępu. Możesz to zrobić w swoim menedżerze haseł.',
  'manage:notUpdated':
    'Nie udało się zaktualizować klucza dostępu zapisanego na urządzeniu. Możesz to zrobić w swoim menedżerze haseł.',
  'manage:add': 'Dodaj klucz dostępu',
  'manage:addReason':
    'Dodaj klucz na innym urządzeniu, aby nie stracić dostępu do konta, gdy zgubisz to urządzenie.',
  'manage:proof':
    'Od Twojego logowania minęło trochę czasu. Aby chronić konto, potwierdź swoją tożsamość, zanim zmienisz klucze dostępu.',
  'manage:prune': 'Usuń nieaktualne klucze z tego urządzenia',

  'support:list': 'Co obsługuje ta przeglądarka',
  'support:yes': 'Tak',
  'support:no': 'Nie',
  'support:passkeys': 'Logowanie kluczem dostępu',
  'support:platformAuthenticator': 'Używanie odcisku palca, twarzy lub blokady ekranu tego urządzenia',
  'support:hybrid': 'Używanie klucza dostępu z innego urządzenia, na przykład telefonu',
  'support:autofill': 'Podpowiadanie kluczy dostępu podczas wypełniania formularza',
  'support:immediate': 'Pytanie o klucz dostępu tylko wtedy, gdy jakiś jest',
  'support:conditionalCreate': 'Tworzenie klucza dostępu po zalogowaniu hasłem',
  'support:signalUnknownCredential': 'Usuwanie z tego urządzenia skasowanych kluczy dostępu',
  'support:signalAllAcceptedCredentials': 'Podpowiadanie tylko działających kluczy dostępu',
  'support:signalCurrentUserDetails': 'Pokazywanie nowej nazwy przy kluczach dostępu',
  'support:relatedOrigins': 'Współdzielenie kluczy dostępu między powiązanymi witrynami',

  'help:what': 'Czym są klucze dostępu?',
  'help:whatAnswer':
    'Klucz dostępu zastępuje hasło. Logujesz się tak, jak odblokowujesz urządzenie: odciskiem palca, twarzą lub blokadą ekranu. Te dane nigdy nie opuszczają Twojego urządzenia.',
  'help:where': 'Gdzie są zapisywane klucze dostępu?',
  'help:whereAnswer':
    'W menedżerze haseł urządzenia lub przeglądarki, dostępne także na innych Twoich urządzeniach, albo na kluczu bezpieczeństwa.',

  'error:bad-config': setup,
  'error:wrong-domain': setup,
  'error:invalid-tenancy': setup,
  'error:unsupported':
    'Ta przeglądarka nie obsługuje kluczy dostępu. Wypróbuj nowszą przeglądarkę lub wybierz inny sposób.',
  'error:insecure-context': 'Klucze dostępu wymagają bezpiecznej strony (https). Wybierz inny sposób.',
  'error:blocked':
    'Na osadzonej stronie nie można używać kluczy dostępu. Otwórz witrynę w osobnym oknie lub wybierz inny sposób.',
  'error:not-allowed': 'Nie udało się dokończyć operacji. Możesz spróbować ponownie lub wybrać inny sposób.',
  'error:aborted': 'Operacja została anulowana. Możesz spróbować ponownie.',
  'error:timed-out': 'Urządzenie nie odpowiedziało. Możesz spróbować ponownie lub wybrać inny sposób.',
  'error:duplicate': 'Masz tu już klucz dostępu. Możesz się nim zalogować.',
  'error:unsuitable':
    'To urządzenie nie obsługuje rodzaju klucza dostępu wymaganego w tej witrynie. Wypróbuj inne urządzenie lub klucz bezpieczeństwa.',
  'error:device-failed': 'Na urządzeniu wystąpił problem. Możesz spróbować ponownie lub wybrać inny sposób.',
  'error:not-accepted':
    'Ten klucz dostępu nie został przyjęty. Spróbuj ponownie, użyj innego lub wybierz inny sposób.',
  'error:passkey-not-found':
    'Ten klucz dostępu już tu nie działa. Użyj innego lub wybierz inny sposób. Jeśli pojawi się znowu, możesz go usunąć w menedżerze haseł.',
  'error:network': 'Nie można połączyć się z serwerem. Sprawdź połączenie i spróbuj ponownie.',
  'error:server-error': trouble,
  'error:bad-response': trouble,
  'error:not-found': trouble,
  'error:rate-limited': 'Zbyt wiele prób. Poczekaj chwilę i spróbuj ponownie.',
  'error:wrong-code': 'To nie jest kod, który wysłaliśmy.',
  'error:code-expired': 'Ten kod wygasł. Możesz poprosić o nowy.',
  'error:too-many-attempts': 'Zbyt wiele błędnych kodów. Możesz poprosić o nowy.',
  'error:no-code': 'Ten kod nie jest już ważny. Możesz poprosić o nowy.',
  'error:invalid-email': 'Wpisz adres e-mail, na przykład nazwa@example.com.',
  'error:email-taken': 'Ten adres jest już używany na innym koncie. Użyj innego lub zaloguj się.',
  'error:username-taken': 'Ta nazwa jest zajęta. Wybierz inną lub zaloguj się.',
  'error:reauthentication-required': 'Najpierw potwierdź swoją tożsamość.',
  'error:last-passkey': 'To Twój jedyny sposób logowania. Zanim usuniesz ten klucz dostępu, dodaj inny.',
  'error:bad-request': 'Żądanie wygasło lub zostało już użyte. Spróbuj ponownie.',
  'error:signed-out': 'Sesja wygasła. Zaloguj się i spróbuj ponownie.',
  'error:forbidden': 'Serwer nie zezwolił na tę operację. Spróbuj ponownie lub wybierz inny sposób.',
};
