/** Turkish; a passkey is “geçiş anahtarı”. */
import type { Strings } from '../strings.js';

const setup = 'Geçiş anahtarları bu sitede doğru ayarlanmamış. Lütfen siteyi yönetenlere bildirin.';
const trouble = 'Sunucuda bir sorun var. Lütfen biraz sonra yeniden deneyin.';

export const words: Strings = {
  username: 'E-posta veya kullanıcı adı',
  cancel: 'İptal',

  'register:intro': 'Daha kolay oturum açın: parmak izinizi, yüzünüzü veya ekran kilidinizi kullanın.',
  'register:action': 'Geçiş anahtarı oluştur',
  'register:duplicate':
    '{0} için burada zaten bir geçiş anahtarınız var: bu cihazda veya cihazın şifre yöneticisinde. Onunla oturum açabilirsiniz.',
  'register:preparing': 'Hazırlanıyor…',
  'register:prompting':
    'Cihazınızdaki adımları izleyin. Parmak iziniz, yüzünüz veya ekran kilidiniz kimliğinizi doğrular.',
  'register:verifying': 'Geçiş anahtarınız kaydediliyor…',
  'register:succeeded': 'Geçiş anahtarınız hazır. Artık onunla oturum açabilirsiniz.',

  'login:action': 'Geçiş anahtarıyla oturum aç',
  'login:code': 'Bunun yerine e-postayla kod gönder',
  'login:create': 'Yeni geçiş anahtarı oluştur',
  'login:back': 'Bunun yerine geçiş anahtarı kullan',
  'login:otherDevice':
    'Geçiş anahtarınız bir telefonda veya başka bir cihazda mı? Cihazınızın penceresinde bunu seçip QR kodunu tarayın.',
  'login:confirm': 'Kimliğimi doğrula',
  'login:account': '{0} olarak oturum açtınız.',
  'login:preparing': 'Hazırlanıyor…',
  'login:prompting': 'Cihazınızdaki adımları izleyin: parmak izinizi, yüzünüzü veya ekran kilidinizi ister.',
  'login:verifying': 'Geçiş anahtarınız kontrol ediliyor…',
  'login:succeeded': 'Geçiş anahtarınız kabul edildi.',

  'auth:signIn': 'Oturum aç',
  'auth:signUp': 'Hesap oluştur',
  'auth:or': 'veya',
  'auth:new': 'Burada yeni misiniz?',
  'auth:known': 'Zaten hesabınız var mı?',
  'auth:mail': 'E-postanızı kontrol edin',
  'auth:offer': 'Bir dahaki sefere kodsuz oturum açın',
  'auth:notNow': 'Şimdi değil',

  'code:email': 'E-posta',
  'code:send': 'E-postayla kod gönder',
  'code:sendTo': '{0} adresine bir kod göndereceğiz.',
  'code:label': 'Tek kullanımlık kod',
  'code:check': 'Devam',
  'code:resend': 'Yeni kod gönder',
  'code:resendIn': 'Yeni kod gönder ({0})',
  'code:resendAfter': '{0} yeni bir kod isteyebilirsiniz.',
  'code:resendReady': 'Artık yeni bir kod isteyebilirsiniz.',
  'code:other': 'Başka bir e-posta adresi kullan',
  'code:missing': { one: 'Kodun {0} karakterini girin.', other: 'Kodun {0} karakterinin tamamını girin.' },
  'code:missingDigits': { one: 'Kodun {0} rakamını girin.', other: 'Kodun {0} rakamının tamamını girin.' },
  'code:sending': 'Gönderiliyor…',
  'code:entering': '{0} adresine bir kod gönderdik. Son geçerlilik saati: {1}.',
  'code:checking': 'Kod kontrol ediliyor…',
  'code:verified': 'Kod kabul edildi.',
  'code:help': 'E-posta gelmedi mi? Spam klasörüne bakın veya adresi kontrol edin.',
  'code:attemptsLeft': { other: '{0} deneme hakkınız kaldı.' },
  'code:wait': 'Çok fazla deneme. {0} yeniden deneyebilirsiniz.',
  'code:justSent': 'Az önce bir kod gönderdik. {0} yeni bir kod isteyebilirsiniz.',

  'manage:list': 'Geçiş anahtarlarınız',
  'manage:loading': 'Geçiş anahtarlarınız yükleniyor…',
  'manage:empty': 'Henüz geçiş anahtarınız yok.',
  'manage:retry': 'Yeniden dene',
  'manage:synced': 'Cihazlarınızda kayıtlı',
  'manage:single': 'Yalnızca tek bir cihazda',
  'manage:current': 'Bu oturumda kullanıldı',
  'manage:legacy': '{0} için',
  'manage:created': 'Oluşturulma: {0}',
  'manage:used': 'son kullanım: {0}',
  'manage:unused': 'henüz kullanılmadı',
  'manage:details': 'Ayrıntılar',
  'manage:account': '{0} hesabı için',
  'manage:rename': 'Yeniden adlandır',
  'manage:unnamed': 'Geçiş anahtarı',
  'manage:label': 'Bu geçiş anahtarının adı',
  'manage:save': 'Kaydet',
  'manage:remove': 'Kaldır',
  'manage:removeOf': '{0} geçiş anahtarını kaldır',
  'manage:confirm': '{0} kaldırılsın mı?',
  'manage:confirmText':
    'Artık onunla oturum açamazsınız. Tarayıcınız destekliyorsa geçiş anahtarı cihazınızdan da kaldırılır.',
  'manage:replace': 'Değiştir',
  'manage:replaceOf': '{0} geçiş anahtarını değiştir',
  'manage:replaceText':
    'Önce bu site için bir geçiş anahtarı oluşturulur. Ardından {0} için olan kaldırılır.',
  'manage:keep': 'Vazgeç',
  'manage:renamed': 'Yeni adı: {0}.',
  'manage:removed': '{0} kaldırıldı.',
  'manage:pruned': 'Cihazınız artık yalnızca bu listedeki geçiş anahtarlarını sunuyor.',
  'manage:renamedAccount': 'Geçiş anahtarlarınızda artık {0} görünüyor.',
  'manage:byHand':
    'Bu tarayıcı, kayıtlı geçiş anahtarını güncelleyemiyor. Bunu şifre yöneticinizde yapabilirsiniz.',
  'manage:notUpdated':
    'Cihazınızda kayıtlı geçiş anahtarı güncellenemedi. Bunu şifre yöneticinizde yapabilirsiniz.',
  'manage:add': 'Geçiş anahtarı ekle',
  'manage:addReason': 'Bu cihazı kaybettiğinizde erişiminizi yitirmemek için başka bir cihazda da ekleyin.',
  'manage:proof':
    'Oturum açmanızın üzerinden bir süre geçti. Hesabınızın güvenliği için geçiş anahtarları değişmeden önce siz olduğunuzu doğrulayın.',
  'manage:prune': 'Bu cihazdaki eski geçiş anahtarlarını kaldır',

  'support:list': 'Bu tarayıcının destekledikleri',
  'support:yes': 'Evet',
  'support:no': 'Hayır',
  'support:passkeys': 'Geçiş anahtarıyla oturum açma',
  'support:platformAuthenticator': 'Bu cihazın parmak izini, yüz tanımasını veya ekran kilidini kullanma',
  'support:hybrid': 'Telefon gibi başka bir cihazdaki geçiş anahtarını kullanma',
  'support:autofill': 'Form doldururken geçiş anahtarlarını önerme',
  'support:immediate': 'Yalnızca varsa geçiş anahtarı isteme',
  'support:conditionalCreate': 'Şifreyle oturum açtıktan sonra geçiş anahtarı oluşturma',
  'support:signalUnknownCredential': 'Kaldırılan geçiş anahtarlarını bu cihazdan silme',
  'support:signalAllAcceptedCredentials': 'Yalnızca hâlâ çalışan geçiş anahtarlarını sunma',
  'support:signalCurrentUserDetails': 'Yeni adınızı geçiş anahtarlarınızın yanında gösterme',
  'support:relatedOrigins': 'Geçiş anahtarlarını ilişkili siteler arasında paylaşma',

  'help:what': 'Geçiş anahtarları nedir?',
  'help:whatAnswer':
    'Geçiş anahtarı şifrenin yerini alır. Cihazınızın kilidini açar gibi oturum açarsınız: parmak iziniz, yüzünüz veya ekran kilidinizle. Bu bilgiler cihazınızdan asla çıkmaz.',
  'help:where': 'Geçiş anahtarları nereye kaydedilir?',
  'help:whereAnswer':
    'Cihazınızın veya tarayıcınızın şifre yöneticisine (böylece diğer cihazlarınızda da kullanılabilir) ya da bir güvenlik anahtarına.',

  'error:bad-config': setup,
  'error:wrong-domain': setup,
  'error:invalid-tenancy': setup,
  'error:unsupported':
    'Bu tarayıcı geçiş anahtarlarını desteklemiyor. Daha yeni bir tarayıcı deneyin veya başka bir yolla devam edin.',
  'error:insecure-context':
    'Geçiş anahtarları güvenli (https) bir sayfa gerektirir. Lütfen başka bir yolla devam edin.',
  'error:blocked':
    'Geçiş anahtarları gömülü bir sayfada kullanılamaz. Siteyi ayrı bir pencerede açın veya başka bir yolla devam edin.',
  'error:not-allowed': 'İşlem tamamlanmadı. Yeniden deneyebilir veya başka bir yolla devam edebilirsiniz.',
  'error:aborted': 'İşlem iptal edildi. Yeniden deneyebilirsiniz.',
  'error:timed-out': 'Cihazınız yanıt vermedi. Yeniden deneyebilir veya başka bir yolla devam edebilirsiniz.',
  'error:duplicate': 'Burada zaten bir geçiş anahtarınız var. Onunla oturum açabilirsiniz.',
  'error:unsuitable':
    'Bu cihaz, sitenin gerektirdiği türde geçiş anahtarını desteklemiyor. Başka bir cihaz veya güvenlik anahtarı deneyin.',
  'error:device-failed':
    'Cihazınızda bir sorun oluştu. Yeniden deneyebilir veya başka bir yolla devam edebilirsiniz.',
  'error:not-accepted':
    'Bu geçiş anahtarı kabul edilmedi. Yeniden deneyin, başka bir geçiş anahtarı kullanın veya başka bir yolla devam edin.',
  'error:passkey-not-found':
    'Bu geçiş anahtarı artık burada çalışmıyor. Başka bir geçiş anahtarı kullanın veya başka bir yolla devam edin. Yeniden önerilirse şifre yöneticinizden kaldırabilirsiniz.',
  'error:network': 'Sunucuya ulaşılamıyor. Bağlantınızı kontrol edip yeniden deneyin.',
  'error:server-error': trouble,
  'error:bad-response': trouble,
  'error:not-found': trouble,
  'error:rate-limited': 'Çok fazla deneme. Lütfen biraz bekleyip yeniden deneyin.',
  'error:wrong-code': 'Bu, gönderdiğimiz kod değil.',
  'error:code-expired': 'Bu kodun süresi doldu. Yeni bir kod isteyebilirsiniz.',
  'error:too-many-attempts': 'Çok fazla yanlış kod. Yeni bir kod isteyebilirsiniz.',
  'error:no-code': 'Bu kod artık geçerli değil. Yeni bir kod isteyebilirsiniz.',
  'error:invalid-email': 'Bir e-posta adresi girin; örneğin ad@example.com.',
  'error:email-taken': 'Bu adres başka bir hesapta kullanılıyor. Başka bir adres kullanın veya oturum açın.',
  'error:username-taken': 'Bu ad alınmış. Başka bir ad seçin veya oturum açın.',
  'error:reauthentication-required': 'Lütfen önce kimliğinizi doğrulayın.',
  'error:last-passkey': 'Oturum açmanızın tek yolu bu. Kaldırmadan önce başka bir geçiş anahtarı ekleyin.',
  'error:bad-request': 'İsteğin süresi doldu veya istek zaten kullanıldı. Lütfen yeniden deneyin.',
  'error:signed-out': 'Oturumunuz artık açık değil. Lütfen oturum açıp yeniden deneyin.',
  'error:forbidden': 'Sunucu bu işleme izin vermedi. Yeniden deneyin veya başka bir yolla devam edin.',
};
