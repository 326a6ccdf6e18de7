/** Czech; a passkey is “přístupový klíč”. */
import type { Strings } from '../strings.js';

const setup =
  'Přístupové klíče nejsou na tomto webu správně nastavené. Dejte prosím vědět jeho provozovateli.';
const trouble = 'Na serveru nastal problém. Zkuste to prosím za chvíli znovu.';

export const words: Strings = {
  username: 'E-mail nebo uživatelské jméno',
  cancel: 'Zrušit',

  'register:intro': 'Přihlašujte se snadněji: otiskem prstu, obličejem nebo zámkem obrazovky.',
  'register:action': 'Vytvořit přístupový klíč',
  'register:duplicate':
    'Přístupový klíč pro {0} tu už máte, v tomto zařízení nebo v jeho správci hesel. Můžete se jím přihlásit.',
  'register:preparing': 'Příprava…',
  'register:prompting':
    'Postupujte podle pokynů v zařízení. Otiskem prstu, obličejem nebo zámkem obrazovky potvrdíte svou totožnost.',
  'register:verifying': 'Ukládání přístupového klíče…',
  'register:succeeded': 'Váš přístupový klíč je připraven. Od teď se jím můžete přihlašovat.',

  'login:action': 'Přihlásit se přístupovým klíčem',
  'login:code': 'Poslat místo toho kód e-mailem',
  'login:create': 'Vytvořit nový přístupový klíč',
  'login:back': 'Použít místo toho přístupový klíč',
  'login:otherDevice':
    'Máte přístupový klíč v telefonu nebo jiném zařízení? Zvolte to v okně svého zařízení a naskenujte QR kód.',
  'login:confirm': 'Potvrdit totožnost',
  'login:account': 'Přihlášený účet: {0}.',
  'login:preparing': 'Příprava…',
  'login:prompting':
    'Postupujte podle pokynů v zařízení: požádá vás o otisk prstu, obličej nebo zámek obrazovky.',
  'login:verifying': 'Ověřování přístupového klíče…',
  'login:succeeded': 'Váš přístupový klíč byl přijat.',

  'auth:signIn': 'Přihlášení',
  'auth:signUp': 'Vytvořit účet',
  'auth:or': 'nebo',
  'auth:new': 'Jste tu poprvé?',
  'auth:known': 'Už máte účet?',
  'auth:mail': 'Podívejte se do e-mailu',
  'auth:offer': 'Příště se přihlaste bez kódu',
  'auth:notNow': 'Teď ne',

  'code:email': 'E-mail',
  'code:send': 'Poslat kód e-mailem',
  'code:sendTo': 'Kód pošleme na adresu {0}.',
  'code:label': 'Jednorázový kód',
  'code:check': 'Pokračovat',
  'code:resend': 'Poslat další kód',
  'code:resendIn': 'Poslat další kód ({0})',
  'code:resendAfter': 'O další kód můžete požádat {0}.',
  'code:resendReady': 'Teď můžete požádat o další kód.',
  'code:other': 'Použít jinou e-mailovou adresu',
  'code:missing': { other: 'Zadejte celý kód (počet znaků: {0}).' },
  'code:missingDigits': { other: 'Zadejte celý kód (počet číslic: {0}).' },
  'code:sending': 'Odesílání…',
  'code:entering': 'Na adresu {0} jsme poslali kód. Platí do {1}.',
  'code:checking': 'Ověřování kódu…',
  'code:verified': 'Kód byl přijat.',
  'code:help': 'Nepřišel e-mail? Podívejte se do nevyžádané pošty nebo zkontrolujte adresu.',
  'code:attemptsLeft': {
    one: 'Zbývá vám {0} pokus.',
    few: 'Zbývají vám {0} pokusy.',
    other: 'Zbývá vám {0} pokusů.',
  },
  'code:wait': 'Příliš mnoho pokusů. Zkusit to znovu můžete {0}.',
  'code:justSent': 'Kód jsme vám poslali před chvílí. O další můžete požádat {0}.',

  'manage:list': 'Vaše přístupové klíče',
  'manage:loading': 'Načítání přístupových klíčů…',
  'manage:empty': 'Zatím nemáte žádný přístupový klíč.',
  'manage:retry': 'Zkusit znovu',
  'manage:synced': 'Uložen ve vašich zařízeních',
  'manage:single': 'Jen v jednom zařízení',
  'manage:current': 'Použit k tomuto přihlášení',
  'manage:legacy': 'Pro {0}',
  'manage:created': 'Vytvořeno: {0}',
  'manage:used': 'naposledy použito: {0}',
  'manage:unused': 'zatím nepoužito',
  'manage:details': 'Podrobnosti',
  'manage:account': 'Pro účet {0}',
  'manage:rename': 'Přejmenovat',
  'manage:unnamed': 'Přístupový klíč',
  'manage:label': 'Název tohoto přístupového klíče',
  'manage:save': 'Uložit',
  'manage:remove': 'Odebrat',
  'manage:removeOf': 'Odebrat {0}',
  'manage:confirm': 'Odebrat {0}?',
  'manage:confirmText':
    'Už se jím nebudete moci přihlásit. Pokud to prohlížeč podporuje, odebere se klíč i z vašeho zařízení.',
  'manage:replace': 'Nahradit',
  'manage:replaceOf': 'Nahradit {0}',
  'manage:replaceText': 'Nejprve se vytvoří přístupový klíč pro tento web. Potom se odebere ten pro {0}.',
  'manage:keep': 'Ponechat',
  'manage:renamed': 'Nový název: {0}.',
  'manage:removed': 'Odebráno: {0}.',
  'manage:pruned': 'Vaše zařízení teď nabízí jen přístupové klíče z tohoto seznamu.',
  'manage:renamedAccount': 'Vaše přístupové klíče teď ukazují {0}.',
  'manage:byHand':
    'Tento prohlížeč nemůže uložený přístupový klíč aktualizovat. Můžete to udělat ve správci hesel.',
  'manage:notUpdated':
    'Přístupový klíč uložený v zařízení se nepodařilo aktualizovat. Můžete to udělat ve správci hesel.',
  'manage:add': 'Přidat přístupový klíč',
  'manage:addReason': 'Přidejte další klíč na jiném zařízení, abyste při ztrátě tohoto nepřišli o přístup.',
  'manage:proof':
    'Od vašeho přihlášení uplynul nějaký čas. Než změníte přístupové klíče, potvrďte kvůli bezpečnosti účtu, že jste to vy.',
  'manage:prune': 'Odebrat neplatné klíče z tohoto zařízení',

  'support:list': 'Co tento prohlížeč umí',
  'support:yes': 'Ano',
  'support:no': 'Ne',
  'support:passkeys': 'Přihlásit se přístupovým klíčem',
  'support:platformAuthenticator': 'Použít otisk prstu, obličej nebo zámek obrazovky tohoto zařízení',
  'support:hybrid': 'Použít přístupový klíč v jiném zařízení, třeba v telefonu',
  'support:autofill': 'Nabízet přístupové klíče při vyplňování formuláře',
  'support:immediate': 'Ptát se na přístupový klíč, jen když nějaký je',
  'support:conditionalCreate': 'Vytvořit přístupový klíč po přihlášení heslem',
  'support:signalUnknownCredential': 'Smazat z tohoto zařízení odebrané přístupové klíče',
  'support:signalAllAcceptedCredentials': 'Nabízet jen přístupové klíče, které stále fungují',
  'support:signalCurrentUserDetails': 'Ukazovat vaše nové jméno u přístupových klíčů',
  'support:relatedOrigins': 'Sdílet přístupové klíče mezi souvisejícími weby',

  'help:what': 'Co jsou přístupové klíče?',
  'help:whatAnswer':
    'Přístupový klíč nahrazuje heslo. Přihlásíte se tak, jak odemykáte své zařízení: otiskem prstu, obličejem nebo zámkem obrazovky. Tyto údaje zařízení nikdy neopustí.',
  'help:where': 'Kde se přístupové klíče ukládají?',
  'help:whereAnswer':
    'Ve správci hesel vašeho zařízení nebo prohlížeče, kde jsou dostupné i pro vaše další zařízení, nebo v bezpečnostním klíči.',

  'error:bad-config': setup,
  'error:wrong-domain': setup,
  'error:invalid-tenancy': setup,
  'error:unsupported':
    'Tento prohlížeč přístupové klíče nepodporuje. Zkuste novější prohlížeč nebo pokračujte jinak.',
  'error:insecure-context':
    'Přístupové klíče vyžadují zabezpečenou stránku (https). Pokračujte prosím jinak.',
  'error:blocked':
    'Na vložené stránce nelze přístupové klíče použít. Otevřete web v samostatném okně nebo pokračujte jinak.',
  'error:not-allowed': 'Akci se nepodařilo dokončit. Můžete to zkusit znovu nebo pokračovat jinak.',
  'error:aborted': 'Akce byla zrušena. Můžete to zkusit znovu.',
  'error:timed-out': 'Vaše zařízení neodpovědělo. Můžete to zkusit znovu nebo pokračovat jinak.',
  'error:duplicate': 'Přístupový klíč tu už máte. Můžete se jím přihlásit.',
  'error:unsuitable':
    'Toto zařízení nepodporuje druh přístupového klíče, který tento web vyžaduje. Zkuste jiné zařízení nebo bezpečnostní klíč.',
  'error:device-failed': 'V zařízení nastal problém. Můžete to zkusit znovu nebo pokračovat jinak.',
  'error:not-accepted':
    'Tento přístupový klíč nebyl přijat. Zkuste to znovu, použijte jiný nebo pokračujte jinak.',
  'error:passkey-not-found':
    'Tento přístupový klíč tu už nefunguje. Použijte jiný nebo pokračujte jinak. Pokud se nabídne znovu, můžete ho odebrat ve správci hesel.',
  'error:network': 'Server není dostupný. Zkontrolujte připojení a zkuste to znovu.',
  'error:server-error': trouble,
  'error:bad-response': trouble,
  'error:not-found': trouble,
  'error:rate-limited': 'Příliš mnoho pokusů. Chvíli prosím počkejte a zkuste to znovu.',
  'error:wrong-code': 'Toto není kód, který jsme poslali.',
  'error:code-expired': 'Platnost kódu vypršela. Můžete požádat o další.',
  'error:too-many-attempts': 'Příliš mnoho špatných kódů. Můžete požádat o další.',
  'error:no-code': 'Tento kód už neplatí. Můžete požádat o další.',
  'error:invalid-email': 'Zadejte e-mailovou adresu, například jmeno@example.com.',
  'error:email-taken': 'Tuto adresu už používá jiný účet. Použijte jinou nebo se přihlaste.',
  'error:username-taken': 'Toto jméno je obsazené. Zvolte jiné nebo se přihlaste.',
  'error:reauthentication-required': 'Nejprve prosím potvrďte svou totožnost.',
  'error:last-passkey': 'Jinak se přihlásit nemůžete. Než ho odeberete, přidejte jiný přístupový klíč.',
  'error:bad-request': 'Platnost požadavku vypršela nebo už byl použit. Zkuste to prosím znovu.',
  'error:signed-out': 'Vaše přihlášení vypršelo. Přihlaste se prosím a zkuste to znovu.',
  'error:forbidden': 'Server to nepovolil. Zkuste to znovu nebo pokračujte jinak.',
};
