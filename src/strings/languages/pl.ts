/** Polish; a passkey is “klucz dostępu”. */
import type { Strings } from '../strings-controller.js';

const setup =
  'Klucze dostępu nie są dobrze skonfigurowane w tej witrynie. Powiadom osoby, które ją prowadzą.';
const trouble = 'Serwer ma problem. Spróbuj ponownie za chwilę.';

export const words: Strings = {
  username: 'E-mail lub nazwa użytkownika',
  cancel: 'Anuluj',

  'register:intro': 'Loguj się łatwiej: odciskiem palca, twarzą lub blokadą ekranu.',
  'register:action': 'Utwórz klucz dostępu',
  'register:duplicate':
    'Masz tu już klucz dostępu do konta {0}, na tym urządzeniu lub w jego menedżerze haseł. Możesz się nim zalogować.',
  'register:preparing': 'Przygotowywanie…',
  'register:prompting':
    'Wykonaj kroki na swoim urządzeniu. Odcisk palca, twarz lub blokada ekranu potwierdzi, że to Ty.',
  'register:verifying': 'Zapisywanie klucza dostępu…',
  'register:succeeded': 'Twój klucz dostępu jest gotowy. Od teraz możesz się nim logować.',

  'login:action': 'Zaloguj się kluczem dostępu',
  'login:code': 'Użyj kodu',
  'login:create': 'Utwórz nowy klucz dostępu',
  'login:back': 'Użyj klucza dostępu',
  'login:confirm': 'Potwierdź, że to ja',
  'login:account': 'Jesteś na koncie {0}.',
  'login:preparing': 'Przygotowywanie…',
  'login:prompting': 'Wykonaj kroki na swoim urządzeniu: poprosi o odcisk palca, twarz lub blokadę ekranu.',
  'login:verifying': 'Sprawdzanie klucza dostępu…',
  'login:succeeded': 'Klucz dostępu został przyjęty.',

  'code:email': 'E-mail',
  'code:send': 'Wyślij mi kod',
  'code:sendTo': 'Wyślemy kod na adres {0}.',
  'code:label': 'Kod jednorazowy',
  'code:check': 'Dalej',
  'code:resend': 'Wyślij nowy kod',
  'code:resendIn': 'Wyślij nowy kod ({0})',
  'code:resendAfter': 'O nowy kod możesz poprosić {0}.',
  'code:resendReady': 'Możesz już poprosić o nowy kod.',
  'code:other': 'Użyj innego adresu e-mail',
  'code:missing': {
    one: 'Wpisz {0} znak kodu.',
    few: 'Wpisz {0} znaki kodu.',
    many: 'Wpisz {0} znaków kodu.',
    other: 'Wpisz {0} znaku kodu.',
  },
  'code:missingDigits': {
    one: 'Wpisz cyfrę kodu.',
    few: 'Wpisz wszystkie {0} cyfry kodu.',
    many: 'Wpisz wszystkie {0} cyfr kodu.',
    other: 'Wpisz wszystkie cyfry kodu ({0}).',
  },
  'code:sending': 'Wysyłanie…',
  'code:entering': 'Wysłaliśmy kod na adres {0}. Jest ważny do {1}.',
  'code:checking': 'Sprawdzanie kodu…',
  'code:verified': 'Kod jest poprawny.',
  'code:help': 'Nie ma wiadomości? Zajrzyj do spamu lub sprawdź adres.',
  'code:attemptsLeft': {
    one: 'Została Ci {0} próba.',
    few: 'Zostały Ci {0} próby.',
    many: 'Zostało Ci {0} prób.',
    other: 'Zostało Ci {0} próby.',
  },
  'code:wait': 'Było zbyt wiele prób. Możesz spróbować ponownie {0}.',
  'code:justSent': 'Kod został wysłany przed chwilą. O nowy możesz poprosić {0}.',

  'manage:list': 'Twoje klucze dostępu',
  'manage:loading': 'Wczytywanie kluczy dostępu…',
  'manage:empty':
    'Nie masz jeszcze klucza dostępu. Pozwala on logować się odciskiem palca, twarzą lub blokadą ekranu.',
  'manage:retry': 'Spróbuj ponownie',
  'manage:synced': 'Na Twoich urządzeniach',
  'manage:single': 'Tylko na jednym urządzeniu lub kluczu bezpieczeństwa',
  'manage:current': 'Użyty do tego logowania',
  'manage:legacy': 'Dla {0}',
  'manage:created': 'Utworzono: {0}',
  'manage:used': 'ostatnio użyto: {0}',
  'manage:unused': 'jeszcze nieużywany',
  'manage:details': 'Szczegóły',
  'manage:account': 'Dla konta {0}',
  'manage:rename': 'Zmień nazwę',
  'manage:label': 'Nazwa tego klucza dostępu',
  'manage:save': 'Zapisz',
  'manage:remove': 'Usuń',
  'manage:removeOf': 'Usuń: {0}',
  'manage:confirm': 'Usunąć {0}?',
  'manage:confirmText':
    'Nie będzie już można się nim zalogować. Jeśli przeglądarka to potrafi, zniknie też z Twojego urządzenia.',
  'manage:replace': 'Zastąp',
  'manage:replaceOf': 'Zastąp: {0}',
  'manage:replaceText':
    'Najpierw otrzymasz klucz dostępu do tej witryny. Potem zostanie usunięty klucz dla {0}.',
  'manage:keep': 'Zachowaj',
  'manage:renamed': 'Teraz nazywa się {0}.',
  'manage:removed': 'Usunięto: {0}.',
  'manage:pruned': 'Twoje urządzenie proponuje teraz tylko klucze dostępu z tej listy.',
  'manage:renamedAccount': 'Twoje klucze dostępu pokazują teraz {0}.',
  'manage:byHand':
    'Przeglądarka nie może zmienić tego, co przechowuje urządzenie. Możesz to zrobić w swoim menedżerze haseł.',
  'manage:notUpdated':
    'Nie udało się zaktualizować klucza dostępu zapisanego na urządzeniu. Możesz to zrobić w swoim menedżerze haseł.',
  'manage:prune': 'Uporządkuj to urządzenie',

  'support:list': 'Co potrafi ta przeglądarka',
  'support:yes': 'Tak',
  'support:no': 'Nie',
  'support:passkeys': 'Logować kluczem dostępu',
  'support:platformAuthenticator': 'Używać odcisku palca, twarzy lub blokady ekranu tego urządzenia',
  'support:hybrid': 'Używać klucza dostępu z innego urządzenia, na przykład telefonu',
  'support:autofill': 'Proponować klucze dostępu podczas wypełniania formularza',
  'support:immediate': 'Prosić o klucz dostępu tylko wtedy, gdy jakiś jest',
  'support:conditionalCreate': 'Tworzyć klucz dostępu po zalogowaniu hasłem',
  'support:signalUnknownCredential': 'Zabierać z tego urządzenia usunięte klucze dostępu',
  'support:signalAllAcceptedCredentials': 'Proponować tylko klucze dostępu, które nadal działają',
  'support:signalCurrentUserDetails': 'Pokazywać nową nazwę przy Twoich kluczach dostępu',
  'support:relatedOrigins': 'Współdzielić klucze dostępu między powiązanymi witrynami',

  'help:what': 'Czym są klucze dostępu?',
  'help:whatAnswer':
    'Klucz dostępu zastępuje hasło. Logujesz się tak, jak odblokowujesz urządzenie: odciskiem palca, twarzą lub blokadą ekranu. Te dane nigdy nie opuszczają Twojego urządzenia.',
  'help:where': 'Gdzie są zapisywane klucze dostępu?',
  'help:whereAnswer':
    'W menedżerze haseł urządzenia lub przeglądarki, gotowe także na innych Twoich urządzeniach, albo na kluczu bezpieczeństwa.',

  'error:bad-config': setup,
  'error:wrong-domain': setup,
  'error:invalid-tenancy': setup,
  'error:unsupported':
    'Ta przeglądarka nie obsługuje kluczy dostępu. Wypróbuj nowszą przeglądarkę lub wybierz inny sposób.',
  'error:insecure-context': 'Klucze dostępu wymagają bezpiecznej strony (https). Wybierz inny sposób.',
  'error:blocked':
    'W tej ramce nie można używać kluczy dostępu. Otwórz witrynę w osobnym oknie lub wybierz inny sposób.',
  'error:not-allowed': 'Nie udało się tego dokończyć. Możesz spróbować ponownie lub wybrać inny sposób.',
  'error:aborted': 'Anulowano. Możesz spróbować ponownie.',
  'error:timed-out': 'Urządzenie nie odpowiedziało. Możesz spróbować ponownie lub wybrać inny sposób.',
  'error:duplicate': 'Masz tu już klucz dostępu i możesz się nim zalogować.',
  'error:unsuitable':
    'To urządzenie nie może utworzyć potrzebnego rodzaju klucza dostępu. Wypróbuj inne urządzenie lub klucz bezpieczeństwa.',
  'error:device-failed': 'Urządzenie napotkało problem. Możesz spróbować ponownie lub wybrać inny sposób.',
  'error:passkey-not-found':
    'Ten klucz dostępu już tu nie działa. Użyj innego lub wybierz inny sposób. Jeśli pojawi się znowu, możesz go usunąć w menedżerze haseł.',
  'error:network': 'Nie można połączyć się z serwerem. Sprawdź połączenie i spróbuj ponownie.',
  'error:server-error': trouble,
  'error:bad-response': trouble,
  'error:not-found': trouble,
  'error:rate-limited': 'Było zbyt wiele prób. Poczekaj chwilę i spróbuj ponownie.',
  'error:wrong-code': 'To nie jest kod, który wysłaliśmy.',
  'error:code-expired': 'Ten kod wygasł. Możesz poprosić o nowy.',
  'error:too-many-attempts': 'Wpisano zbyt wiele błędnych kodów. Możesz poprosić o nowy.',
  'error:no-code': 'Ten kod nie jest już ważny. Możesz poprosić o nowy.',
  'error:invalid-email': 'Wpisz adres e-mail, na przykład nazwa@example.com.',
  'error:email-taken': 'Inne konto ma ten adres. Użyj innego lub zaloguj się.',
  'error:username-taken': 'Ta nazwa jest zajęta. Wybierz inną lub zaloguj się.',
  'error:reauthentication-required': 'Najpierw potwierdź, że to Ty.',
  'error:last-passkey': 'To Twój jedyny sposób logowania. Zanim go usuniesz, dodaj inny klucz dostępu.',
  'error:bad-request': 'Trwało to zbyt długo lub zostało już użyte. Spróbuj ponownie.',
  'error:signed-out': 'Sesja się skończyła. Zaloguj się i spróbuj ponownie.',
  'error:forbidden': 'Serwer na to nie pozwolił. Spróbuj ponownie lub wybierz inny sposób.',
};
