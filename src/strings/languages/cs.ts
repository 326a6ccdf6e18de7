/** Czech; a passkey is “přístupový klíč”. */
import type { Strings } from '../strings-controller.js';

const setup =
  'Přístupové klíče nejsou na tomto webu správně nastavené. Dejte prosím vědět jeho provozovateli.';
const trouble = 'Server má potíže. Zkuste to prosím za chvíli znovu.';

export const words: Strings = {
  username: 'E-mail nebo uživatelské jméno',
  cancel: 'Zrušit',

  'register:intro': 'Přihlašujte se snadněji: otiskem prstu, obličejem nebo zámkem obrazovky.',
  'register:action': 'Vytvořit přístupový klíč',
  'register:duplicate':
    'Přístupový klíč pro {0} tu už máte, v tomto zařízení nebo v jeho správci hesel. Můžete se jím přihlásit.',
  'register:preparing': 'Příprava…',
  'register:prompting':
    'Postupujte podle pokynů v zařízení. Otiskem prstu, obličejem nebo zámkem obrazovky potvrdíte, že jste to vy.',
  'register:verifying': 'Ukládání přístupového klíče…',
  'register:succeeded': 'Váš přístupový klíč je připraven. Od teď se jím můžete přihlašovat.',

  'login:action': 'Přihlásit se přístupovým klíčem',
  'login:code': 'Použít raději kód',
  'login:create': 'Vytvořit nový přístupový klíč',
  'login:back': 'Použít raději přístupový klíč',
  'login:confirm': 'Potvrdit, že jsem to já',
  'login:account': 'Jste přihlášeni jako {0}.',
  'login:preparing': 'Příprava…',
  'login:prompting':
    'Postupujte podle pokynů v zařízení: požádá vás o otisk prstu, obličej nebo zámek obrazovky.',
  'login:verifying': 'Ověřování přístupového klíče…',
  'login:succeeded': 'Váš přístupový klíč byl přijat.',

  'code:email': 'E-mail',
  'code:send': 'Poslat kód',
  'code:sendTo': 'Kód pošleme na adresu {0}.',
  'code:label': 'Jednorázový kód',
  'code:check': 'Pokračovat',
  'code:resend': 'Poslat další kód',
  'code:resendIn': 'Poslat další kód ({0})',
  'code:resendAfter': 'O další kód můžete požádat {0}.',
  'code:resendReady': 'Teď můžete požádat o další kód.',
  'code:other': 'Použít jinou e-mailovou adresu',
  'code:missing': {
    one: 'Zadejte {0} znak kódu.',
    few: 'Zadejte {0} znaky kódu.',
    other: 'Zadejte {0} znaků kódu.',
  },
  'code:missingDigits': {
    one: 'Zadejte číslici kódu.',
    few: 'Zadejte všechny {0} číslice kódu.',
    other: 'Zadejte všech {0} číslic kódu.',
  },
  'code:sending': 'Odesílání…',
  'code:entering': 'Na adresu {0} jsme poslali kód. Platí do {1}.',
  'code:checking': 'Ověřování kódu…',
  'code:verified': 'Kód je správný.',
  'code:help': 'Nepřišel e-mail? Podívejte se do nevyžádané pošty nebo zkontrolujte adresu.',
  'code:attemptsLeft': {
    one: 'Zbývá vám {0} pokus.',
    few: 'Zbývají vám {0} pokusy.',
    other: 'Zbývá vám {0} pokusů.',
  },
  'code:wait': 'Pokusů bylo příliš mnoho. Zkusit to znovu můžete {0}.',
  'code:justSent': 'Kód jsme vám poslali před chvílí. O další můžete požádat {0}.',

  'manage:list': 'Vaše přístupové klíče',
  'manage:loading': 'Načítání přístupových klíčů…',
  'manage:empty':
    'Zatím nemáte žádný přístupový klíč. S ním se přihlásíte otiskem prstu, obličejem nebo zámkem obrazovky.',
  'manage:retry': 'Zkusit znovu',
  'manage:synced': 'Ve vašich zařízeních',
  'manage:single': 'Jen v jednom zařízení nebo bezpečnostním klíči',
  'manage:current': 'Použit k tomuto přihlášení',
  'manage:legacy': 'Pro {0}',
  'manage:created': 'Vytvořeno: {0}',
  'manage:used': 'naposledy použito: {0}',
  'manage:unused': 'zatím nepoužito',
  'manage:details': 'Podrobnosti',
  'manage:account': 'Pro účet {0}',
  'manage:rename': 'Přejmenovat',
  'manage:label': 'Název tohoto přístupového klíče',
  'manage:save': 'Uložit',
  'manage:remove': 'Odebrat',
  'manage:removeOf': 'Odebrat {0}',
  'manage:confirm': 'Odebrat {0}?',
  'manage:confirmText':
    'Už se jím nebudete moci přihlásit. Pokud to váš prohlížeč umí, odebere se i z vašeho zařízení.',
  'manage:replace': 'Nahradit',
  'manage:replaceOf': 'Nahradit {0}',
  'manage:replaceText': 'Nejprve dostanete přístupový klíč pro tento web. Potom se odebere ten pro {0}.',
  'manage:keep': 'Ponechat',
  'manage:renamed': 'Teď se jmenuje {0}.',
  'manage:removed': 'Odebráno: {0}.',
  'manage:pruned': 'Vaše zařízení teď nabízí jen přístupové klíče z tohoto seznamu.',
  'manage:renamedAccount': 'Vaše přístupové klíče teď ukazují {0}.',
  'manage:byHand': 'Váš prohlížeč nemůže změnit, co má zařízení uložené. Můžete to udělat ve správci hesel.',
  'manage:notUpdated':
    'Přístupový klíč uložený v zařízení se nepodařilo aktualizovat. Můžete to udělat ve správci hesel.',
  'manage:prune': 'Uklidit v tomto zařízení',

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
    'Přístupový klíč nahrazuje heslo. Přihlásíte se tak, jak odemykáte své zařízení: otiskem prstu, obličejem nebo zámkem obrazovky. Ty zařízení nikdy neopustí.',
  'help:where': 'Kde se přístupové klíče ukládají?',
  'help:whereAnswer':
    'Ve správci hesel vašeho zařízení nebo prohlížeče, kde jsou připravené i pro vaše další zařízení, nebo v bezpečnostním klíči.',

  'error:bad-config': setup,
  'error:wrong-domain': setup,
  'error:invalid-tenancy': setup,
  'error:unsupported':
    'Tento prohlížeč přístupové klíče neumí. Zkuste novější prohlížeč nebo pokračujte jinak.',
  'error:insecure-context':
    'Přístupové klíče vyžadují zabezpečenou stránku (https). Pokračujte prosím jinak.',
  'error:blocked':
    'V tomto rámu nelze přístupové klíče použít. Otevřete web v samostatném okně nebo pokračujte jinak.',
  'error:not-allowed': 'Nepodařilo se to dokončit. Můžete to zkusit znovu nebo pokračovat jinak.',
  'error:aborted': 'Bylo to zrušeno. Můžete to zkusit znovu.',
  'error:timed-out': 'Vaše zařízení neodpovědělo. Můžete to zkusit znovu nebo pokračovat jinak.',
  'error:duplicate': 'Přístupový klíč tu už máte a můžete se jím přihlásit.',
  'error:unsuitable':
    'Toto zařízení neumí vytvořit potřebný druh přístupového klíče. Zkuste jiné zařízení nebo bezpečnostní klíč.',
  'error:device-failed': 'V zařízení nastal problém. Můžete to zkusit znovu nebo pokračovat jinak.',
  'error:passkey-not-found':
    'Tento přístupový klíč tu už nefunguje. Použijte jiný nebo pokračujte jinak. Pokud se nabídne znovu, můžete ho odebrat ve správci hesel.',
  'error:network': 'Server není dostupný. Zkontrolujte připojení a zkuste to znovu.',
  'error:server-error': trouble,
  'error:bad-response': trouble,
  'error:not-found': trouble,
  'error:rate-limited': 'Pokusů bylo příliš mnoho. Chvíli prosím počkejte a zkuste to znovu.',
  'error:wrong-code': 'Tohle není kód, který jsme poslali.',
  'error:code-expired': 'Platnost kódu vypršela. Můžete požádat o další.',
  'error:too-many-attempts': 'Špatných kódů bylo příliš mnoho. Můžete požádat o další.',
  'error:no-code': 'Tento kód už neplatí. Můžete požádat o další.',
  'error:invalid-email': 'Zadejte e-mailovou adresu, například jmeno@example.com.',
  'error:email-taken': 'Tuto adresu má jiný účet. Použijte jinou nebo se přihlaste.',
  'error:username-taken': 'Toto jméno je obsazené. Zvolte jiné nebo se přihlaste.',
  'error:reauthentication-required': 'Nejprve prosím potvrďte, že jste to vy.',
  'error:last-passkey': 'Jinak se přihlásit nemůžete. Než ho odeberete, přidejte jiný přístupový klíč.',
  'error:bad-request': 'Trvalo to příliš dlouho nebo už to bylo použito. Zkuste to prosím znovu.',
  'error:signed-out': 'Už nejste přihlášeni. Přihlaste se prosím a zkuste to znovu.',
  'error:forbidden': 'Server to nepovolil. Zkuste to znovu nebo pokračujte jinak.',
};
