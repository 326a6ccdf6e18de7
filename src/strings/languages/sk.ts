/** Slovak (vykanie); a passkey is “prístupový kľúč”. */
import type { Strings } from '../strings.js';

const setup = 'Prístupové kľúče nie sú na tomto webe správne nastavené. Dajte vedieť jeho prevádzkovateľovi.';
const trouble = 'Na serveri sa vyskytol problém. Skúste to o chvíľu znova.';

export const words: Strings = {
  username: 'E-mail alebo používateľské meno',
  cancel: 'Zrušiť',

  'register:intro': 'Prihlasujte sa jednoduchšie: odtlačkom prsta, tvárou alebo zámkou obrazovky.',
  'register:action': 'Vytvoriť prístupový kľúč',
  'register:duplicate':
    'Prístupový kľúč pre {0} tu už máte, v tomto zariadení alebo v jeho správcovi hesiel. Môžete sa ním prihlásiť.',
  'register:preparing': 'Pripravuje sa…',
  'register:prompting':
    'Postupujte podľa pokynov v zariadení. Odtlačkom prsta, tvárou alebo zámkou obrazovky potvrdíte svoju totožnosť.',
  'register:verifying': 'Prístupový kľúč sa ukladá…',
  'register:succeeded': 'Váš prístupový kľúč je pripravený. Odteraz sa ním môžete prihlasovať.',

  'login:action': 'Prihlásiť sa prístupovým kľúčom',
  'login:code': 'Poslať namiesto toho kód e-mailom',
  'login:create': 'Vytvoriť nový prístupový kľúč',
  'login:back': 'Použiť namiesto toho prístupový kľúč',
  'login:otherDevice':
    'Máte prístupový kľúč v telefóne alebo inom zariadení? Zvoľte to v okne svojho zariadenia a naskenujte QR kód.',
  'login:confirm': 'Potvrdiť totožnosť',
  'login:account': 'Prihlásený účet: {0}.',
  'login:preparing': 'Pripravuje sa…',
  'login:prompting':
    'Postupujte podľa pokynov v zariadení: požiada vás o odtlačok prsta, tvár alebo zámku obrazovky.',
  'login:verifying': 'Prístupový kľúč sa overuje…',
  'login:succeeded': 'Váš prístupový kľúč bol prijatý.',

  'auth:signIn': 'Prihlásenie',
  'auth:signUp': 'Vytvoriť účet',
  'auth:or': 'alebo',
  'auth:new': 'Ste tu prvýkrát?',
  'auth:known': 'Už máte účet?',
  'auth:mail': 'Pozrite si e-mail',
  'auth:offer': 'Nabudúce sa prihláste bez kódu',
  'auth:notNow': 'Teraz nie',

  'code:email': 'E-mail',
  'code:send': 'Poslať kód e-mailom',
  'code:sendTo': 'Kód pošleme na adresu {0}.',
  'code:label': 'Jednorazový kód',
  'code:check': 'Pokračovať',
  'code:resend': 'Poslať nový kód',
  'code:resendIn': 'Poslať nový kód ({0})',
  'code:resendAfter': 'O nový kód môžete požiadať {0}.',
  'code:resendReady': 'Teraz môžete požiadať o nový kód.',
  'code:other': 'Použiť inú e-mailovú adresu',
  'code:missing': { other: 'Zadajte celý kód (počet znakov: {0}).' },
  'code:missingDigits': { other: 'Zadajte celý kód (počet číslic: {0}).' },
  'code:sending': 'Odosiela sa…',
  'code:entering': 'Na adresu {0} sme poslali kód. Platí do {1}.',
  'code:checking': 'Kód sa overuje…',
  'code:verified': 'Kód bol prijatý.',
  'code:help': 'Neprišiel e-mail? Pozrite sa do nevyžiadanej pošty alebo skontrolujte adresu.',
  'code:attemptsLeft': {
    one: 'Zostáva vám {0} pokus.',
    few: 'Zostávajú vám {0} pokusy.',
    other: 'Zostáva vám {0} pokusov.',
  },
  'code:wait': 'Príliš veľa pokusov. Skúsiť to znova môžete {0}.',
  'code:justSent': 'Kód sme vám poslali pred chvíľou. O nový môžete požiadať {0}.',

  'manage:list': 'Vaše prístupové kľúče',
  'manage:loading': 'Načítavajú sa prístupové kľúče…',
  'manage:empty': 'Zatiaľ nemáte žiadny prístupový kľúč.',
  'manage:retry': 'Skúsiť znova',
  'manage:synced': 'Uložený vo vašich zariadeniach',
  'manage:single': 'Len v jednom zariadení',
  'manage:current': 'Použitý na toto prihlásenie',
  'manage:legacy': 'Pre {0}',
  'manage:created': 'Vytvorené: {0}',
  'manage:used': 'naposledy použité: {0}',
  'manage:unused': 'zatiaľ nepoužité',
  'manage:details': 'Podrobnosti',
  'manage:account': 'Pre účet {0}',
  'manage:rename': 'Premenovať',
  'manage:unnamed': 'Prístupový kľúč',
  'manage:label': 'Názov tohto prístupového kľúča',
  'manage:save': 'Uložiť',
  'manage:remove': 'Odstrániť',
  'manage:removeOf': 'Odstrániť {0}',
  'manage:confirm': 'Odstrániť {0}?',
  'manage:confirmText':
    'Už sa ním nebudete môcť prihlásiť. Ak to prehliadač podporuje, kľúč sa odstráni aj z vášho zariadenia.',
  'manage:replace': 'Nahradiť',
  'manage:replaceOf': 'Nahradiť {0}',
  'manage:replaceText': 'Najprv sa vytvorí prístupový kľúč pre tento web. Potom sa odstráni kľúč pre {0}.',
  'manage:keep': 'Ponechať',
  'manage:renamed': 'Nový názov: {0}.',
  'manage:removed': 'Odstránené: {0}.',
  'manage:pruned': 'Vaše zariadenie teraz ponúka len prístupové kľúče z tohto zoznamu.',
  'manage:renamedAccount': 'Vaše prístupové kľúče teraz zobrazujú {0}.',
  'manage:byHand':
    'Tento prehliadač nemôže uložený prístupový kľúč aktualizovať. Môžete to urobiť v správcovi hesiel.',
  'manage:notUpdated':
    'Prístupový kľúč uložený v zariadení sa nepodarilo aktualizovať. Môžete to urobiť v správcovi hesiel.',
  'manage:add': 'Pridať prístupový kľúč',
  'manage:addReason': 'Pridajte ďalší kľúč na inom zariadení, aby ste pri strate tohto neprišli o prístup.',
  'manage:proof':
    'Od vášho prihlásenia uplynul nejaký čas. Skôr než zmeníte prístupové kľúče, potvrďte pre bezpečnosť účtu, že ste to vy.',
  'manage:prune': 'Odstrániť neplatné kľúče z tohto zariadenia',

  'support:list': 'Čo tento prehliadač podporuje',
  'support:yes': 'Áno',
  'support:no': 'Nie',
  'support:passkeys': 'Prihlásiť sa prístupovým kľúčom',
  'support:platformAuthenticator': 'Použiť odtlačok prsta, tvár alebo zámku obrazovky tohto zariadenia',
  'support:hybrid': 'Použiť prístupový kľúč v inom zariadení, napríklad v telefóne',
  'support:autofill': 'Ponúkať prístupové kľúče pri vypĺňaní formulára',
  'support:immediate': 'Požiadať o prístupový kľúč, len ak nejaký existuje',
  'support:conditionalCreate': 'Vytvoriť prístupový kľúč po prihlásení heslom',
  'support:signalUnknownCredential': 'Vymazať z tohto zariadenia odstránené prístupové kľúče',
  'support:signalAllAcceptedCredentials': 'Ponúkať len prístupové kľúče, ktoré stále fungujú',
  'support:signalCurrentUserDetails': 'Zobrazovať vaše nové meno pri prístupových kľúčoch',
  'support:relatedOrigins': 'Zdieľať prístupové kľúče medzi súvisiacimi webmi',

  'help:what': 'Čo sú prístupové kľúče?',
  'help:whatAnswer':
    'Prístupový kľúč nahrádza heslo. Prihlásite sa tak, ako odomykáte svoje zariadenie: odtlačkom prsta, tvárou alebo zámkou obrazovky. Tieto údaje zariadenie nikdy neopustia.',
  'help:where': 'Kde sa prístupové kľúče ukladajú?',
  'help:whereAnswer':
    'V správcovi hesiel vášho zariadenia alebo prehliadača, kde sú dostupné aj pre vaše ďalšie zariadenia, alebo v bezpečnostnom kľúči.',

  'error:bad-config': setup,
  'error:wrong-domain': setup,
  'error:invalid-tenancy': setup,
  'error:unsupported':
    'Tento prehliadač prístupové kľúče nepodporuje. Skúste novší prehliadač alebo pokračujte inak.',
  'error:insecure-context': 'Prístupové kľúče vyžadujú zabezpečenú stránku (https). Pokračujte inak.',
  'error:blocked':
    'Na vloženej stránke sa prístupové kľúče nedajú použiť. Otvorte web v samostatnom okne alebo pokračujte inak.',
  'error:not-allowed': 'Akciu sa nepodarilo dokončiť. Môžete to skúsiť znova alebo pokračovať inak.',
  'error:aborted': 'Akcia bola zrušená. Môžete to skúsiť znova.',
  'error:timed-out': 'Vaše zariadenie neodpovedalo. Môžete to skúsiť znova alebo pokračovať inak.',
  'error:duplicate': 'Prístupový kľúč tu už máte. Môžete sa ním prihlásiť.',
  'error:unsuitable':
    'Toto zariadenie nepodporuje druh prístupového kľúča, ktorý tento web vyžaduje. Skúste iné zariadenie alebo bezpečnostný kľúč.',
  'error:device-failed': 'V zariadení sa vyskytol problém. Môžete to skúsiť znova alebo pokračovať inak.',
  'error:not-accepted':
    'Tento prístupový kľúč nebol prijatý. Skúste to znova, použite iný alebo pokračujte inak.',
  'error:passkey-not-found':
    'Tento prístupový kľúč tu už nefunguje. Použite iný alebo pokračujte inak. Ak sa ponúkne znova, môžete ho odstrániť v správcovi hesiel.',
  'error:network': 'Server nie je dostupný. Skontrolujte pripojenie a skúste to znova.',
  'error:server-error': trouble,
  'error:bad-response': trouble,
  'error:not-found': trouble,
  'error:rate-limited': 'Príliš veľa pokusov. Chvíľu počkajte a skúste to znova.',
  'error:wrong-code': 'Toto nie je kód, ktorý sme poslali.',
  'error:code-expired': 'Platnosť kódu vypršala. Môžete požiadať o nový.',
  'error:too-many-attempts': 'Príliš veľa nesprávnych kódov. Môžete požiadať o nový.',
  'error:no-code': 'Tento kód už neplatí. Môžete požiadať o nový.',
  'error:invalid-email': 'Zadajte e-mailovú adresu, napríklad meno@example.com.',
  'error:email-taken': 'Túto adresu už používa iný účet. Použite inú alebo sa prihláste.',
  'error:username-taken': 'Toto meno je obsadené. Vyberte iné alebo sa prihláste.',
  'error:reauthentication-required': 'Najprv potvrďte svoju totožnosť.',
  'error:last-passkey':
    'Je to váš jediný spôsob prihlásenia. Skôr než tento prístupový kľúč odstránite, pridajte iný.',
  'error:bad-request': 'Platnosť požiadavky vypršala alebo už bola použitá. Skúste to znova.',
  'error:signed-out': 'Vaše prihlásenie vypršalo. Prihláste sa a skúste to znova.',
  'error:forbidden': 'Server akciu nepovolil. Skúste to znova alebo pokračujte inak.',
};
