/** Romanian (formal plural); a passkey is “cheie de acces”. */
import type { Strings } from '../strings.js';

const setup = 'Cheile de acces nu sunt configurate corect pe acest site. Anunțați administratorii site-ului.';
const trouble = 'A apărut o problemă pe server. Încercați din nou peste puțin timp.';

export const words: Strings = {
  username: 'E-mail sau nume de utilizator',
  cancel: 'Anulați',

  'register:intro': 'Conectați-vă mai simplu: cu amprenta, fața sau blocarea ecranului.',
  'register:action': 'Creați o cheie de acces',
  'register:duplicate':
    'Aveți deja o cheie de acces pentru {0}, pe acest dispozitiv sau în managerul său de parole. Vă puteți conecta cu ea.',
  'register:preparing': 'Se pregătește…',
  'register:prompting':
    'Urmați pașii de pe dispozitiv. Amprenta, fața sau blocarea ecranului vă confirmă identitatea.',
  'register:verifying': 'Se salvează cheia de acces…',
  'register:succeeded': 'Cheia de acces este gata. De acum vă puteți conecta cu ea.',

  'login:action': 'Conectați-vă cu o cheie de acces',
  'login:code': 'Primiți în schimb un cod prin e-mail',
  'login:create': 'Creați o cheie de acces nouă',
  'login:back': 'Folosiți în schimb o cheie de acces',
  'login:otherDevice':
    'Cheia de acces este pe un telefon sau pe alt dispozitiv? Alegeți această opțiune în fereastra dispozitivului și scanați codul QR.',
  'login:confirm': 'Confirmați-vă identitatea',
  'login:account': 'Cont conectat: {0}.',
  'login:preparing': 'Se pregătește…',
  'login:prompting': 'Urmați pașii de pe dispozitiv: vi se cere amprenta, fața sau blocarea ecranului.',
  'login:verifying': 'Se verifică cheia de acces…',
  'login:succeeded': 'Cheia de acces a fost acceptată.',

  'auth:signIn': 'Conectare',
  'auth:signUp': 'Creați un cont',
  'auth:or': 'sau',
  'auth:new': 'Sunteți aici pentru prima dată?',
  'auth:known': 'Aveți deja un cont?',
  'auth:mail': 'Verificați-vă e-mailul',
  'auth:offer': 'Data viitoare, conectați-vă fără cod',
  'auth:notNow': 'Nu acum',

  'code:email': 'E-mail',
  'code:send': 'Primiți un cod prin e-mail',
  'code:sendTo': 'Vom trimite un cod la {0}.',
  'code:label': 'Cod de unică folosință',
  'code:check': 'Continuați',
  'code:resend': 'Trimiteți alt cod',
  'code:resendIn': 'Trimiteți alt cod ({0})',
  'code:resendAfter': 'Veți putea cere alt cod {0}.',
  'code:resendReady': 'Acum puteți cere alt cod.',
  'code:other': 'Folosiți altă adresă de e-mail',
  'code:missing': {
    one: 'Introduceți caracterul codului.',
    few: 'Introduceți toate cele {0} caractere ale codului.',
    other: 'Introduceți toate cele {0} de caractere ale codului.',
  },
  'code:missingDigits': {
    one: 'Introduceți cifra codului.',
    few: 'Introduceți toate cele {0} cifre.',
    other: 'Introduceți toate cele {0} de cifre.',
  },
  'code:sending': 'Se trimite…',
  'code:entering': 'Am trimis un cod la {0}. Este valabil până la ora {1}.',
  'code:checking': 'Se verifică codul…',
  'code:verified': 'Codul a fost acceptat.',
  'code:help': 'Nu ați primit e-mailul? Căutați în dosarul de spam sau verificați adresa.',
  'code:attemptsLeft': {
    one: 'V-a mai rămas {0} încercare.',
    few: 'V-au mai rămas {0} încercări.',
    other: 'V-au mai rămas {0} de încercări.',
  },
  'code:wait': 'Prea multe încercări. Veți putea încerca din nou {0}.',
  'code:justSent': 'Tocmai am trimis un cod. Veți putea cere altul {0}.',

  'manage:list': 'Cheile dvs. de acces',
  'manage:loading': 'Se încarcă cheile de acces…',
  'manage:empty': 'Nu aveți încă o cheie de acces.',
  'manage:retry': 'Încercați din nou',
  'manage:synced': 'Salvată pe dispozitivele dvs.',
  'manage:single': 'Doar pe un dispozitiv',
  'manage:current': 'Folosită la această conectare',
  'manage:legacy': 'Pentru {0}',
  'manage:created': 'Creată: {0}',
  'manage:used': 'ultima utilizare: {0}',
  'manage:unused': 'încă nefolosită',
  'manage:details': 'Detalii',
  'manage:account': 'Pentru contul {0}',
  'manage:rename': 'Redenumiți',
  'manage:unnamed': 'Cheie de acces',
  'manage:label': 'Numele acestei chei de acces',
  'manage:save': 'Salvați',
  'manage:remove': 'Eliminați',
  'manage:removeOf': 'Eliminați {0}',
  'manage:confirm': 'Eliminați {0}?',
  'manage:confirmText':
    'Nu vă veți mai putea conecta cu ea. Dacă browserul acceptă acest lucru, cheia de acces va fi eliminată și de pe dispozitiv.',
  'manage:replace': 'Înlocuiți',
  'manage:replaceOf': 'Înlocuiți {0}',
  'manage:replaceText':
    'Mai întâi se creează o cheie de acces pentru acest site. Apoi este eliminată cea pentru {0}.',
  'manage:keep': 'Păstrați',
  'manage:renamed': 'Nume nou: {0}.',
  'manage:removed': 'Cheie de acces eliminată: {0}.',
  'manage:pruned': 'Dispozitivul oferă acum doar cheile de acces din această listă.',
  'manage:renamedAccount': 'Cheile de acces afișează acum {0}.',
  'manage:byHand':
    'Acest browser nu poate actualiza cheia de acces salvată. Puteți face acest lucru în managerul de parole.',
  'manage:notUpdated':
    'Cheia de acces salvată pe dispozitiv nu a putut fi actualizată. Puteți face acest lucru în managerul de parole.',
  'manage:add': 'Adăugați o cheie de acces',
  'manage:addReason': 'Adăugați una pe alt dispozitiv, ca să nu pierdeți accesul dacă îl pierdeți pe acesta.',
  'manage:proof':
    'A trecut ceva timp de la conectare. Pentru siguranța contului, confirmați-vă identitatea înainte de a schimba cheile de acces.',
  'manage:prune': 'Eliminați cheile vechi de pe acest dispozitiv',

  'support:list': 'Ce acceptă acest browser',
  'support:yes': 'Da',
  'support:no': 'Nu',
  'support:passkeys': 'Conectare cu o cheie de acces',
  'support:platformAuthenticator':
    'Folosirea amprentei, a feței sau a blocării ecranului de pe acest dispozitiv',
  'support:hybrid': 'Folosirea unei chei de acces de pe alt dispozitiv, cum ar fi un telefon',
  'support:autofill': 'Sugerarea cheilor de acces la completarea unui formular',
  'support:immediate': 'Solicitarea unei chei de acces doar dacă există',
  'support:conditionalCreate': 'Crearea unei chei de acces după conectarea cu parola',
  'support:signalUnknownCredential': 'Ștergerea de pe acest dispozitiv a cheilor de acces eliminate',
  'support:signalAllAcceptedCredentials': 'Sugerarea doar a cheilor de acces care mai funcționează',
  'support:signalCurrentUserDetails': 'Afișarea noului nume lângă cheile de acces',
  'support:relatedOrigins': 'Folosirea în comun a cheilor de acces pe site-uri asociate',

  'help:what': 'Ce sunt cheile de acces?',
  'help:whatAnswer':
    'O cheie de acces înlocuiește o parolă. Vă conectați așa cum vă deblocați dispozitivul: cu amprenta, fața sau blocarea ecranului. Aceste date nu părăsesc niciodată dispozitivul.',
  'help:where': 'Unde se salvează cheile de acces?',
  'help:whereAnswer':
    'În managerul de parole al dispozitivului sau al browserului, unde sunt disponibile și pe celelalte dispozitive, sau pe o cheie de securitate.',

  'error:bad-config': setup,
  'error:wrong-domain': setup,
  'error:invalid-tenancy': setup,
  'error:unsupported':
    'Acest browser nu acceptă chei de acces. Încercați un browser mai nou sau continuați altfel.',
  'error:insecure-context': 'Cheile de acces necesită o pagină securizată (https). Continuați altfel.',
  'error:blocked':
    'Cheile de acces nu pot fi folosite într-o pagină încorporată. Deschideți site-ul într-o fereastră separată sau continuați altfel.',
  'error:not-allowed': 'Operațiunea nu s-a finalizat. Puteți încerca din nou sau continua altfel.',
  'error:aborted': 'Operațiunea a fost anulată. Puteți încerca din nou.',
  'error:timed-out': 'Dispozitivul nu a răspuns. Puteți încerca din nou sau continua altfel.',
  'error:duplicate': 'Aveți deja o cheie de acces aici. Vă puteți conecta cu ea.',
  'error:unsuitable':
    'Acest dispozitiv nu acceptă tipul de cheie de acces cerut de site. Încercați alt dispozitiv sau o cheie de securitate.',
  'error:device-failed': 'A apărut o problemă pe dispozitiv. Puteți încerca din nou sau continua altfel.',
  'error:not-accepted':
    'Această cheie de acces nu a fost acceptată. Încercați din nou, folosiți alta sau continuați altfel.',
  'error:passkey-not-found':
    'Această cheie de acces nu mai funcționează aici. Folosiți alta sau continuați altfel. Dacă vi se oferă din nou, o puteți elimina din managerul de parole.',
  'error:network': 'Serverul nu poate fi accesat. Verificați conexiunea și încercați din nou.',
  'error:server-error': trouble,
  'error:bad-response': trouble,
  'error:not-found': trouble,
  'error:rate-limited': 'Prea multe încercări. Așteptați puțin, apoi încercați din nou.',
  'error:wrong-code': 'Acesta nu este codul trimis de noi.',
  'error:code-expired': 'Codul a expirat. Puteți cere altul.',
  'error:too-many-attempts': 'Prea multe coduri greșite. Puteți cere altul.',
  'error:no-code': 'Codul nu mai este valabil. Puteți cere altul.',
  'error:invalid-email': 'Introduceți o adresă de e-mail, de exemplu nume@example.com.',
  'error:email-taken': 'Adresa este deja folosită de alt cont. Folosiți alta sau conectați-vă.',
  'error:username-taken': 'Numele este deja folosit. Alegeți altul sau conectați-vă.',
  'error:reauthentication-required': 'Mai întâi confirmați-vă identitatea.',
  'error:last-passkey':
    'Este singura modalitate de a vă conecta. Adăugați altă cheie de acces înainte de a o elimina pe aceasta.',
  'error:bad-request': 'Cererea a expirat sau a fost deja folosită. Încercați din nou.',
  'error:signed-out': 'Sesiunea s-a încheiat. Conectați-vă, apoi încercați din nou.',
  'error:forbidden': 'Serverul nu a permis operațiunea. Încercați din nou sau continuați altfel.',
};
