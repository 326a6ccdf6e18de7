/** Indonesian (Anda); a passkey is “kunci sandi”. */
import type { Strings } from '../strings.js';

const setup = 'Kunci sandi tidak disiapkan dengan benar di situs ini. Beri tahu pengelola situs.';
const trouble = 'Terjadi masalah pada server. Coba lagi sebentar lagi.';

export const words: Strings = {
  username: 'Email atau nama pengguna',
  cancel: 'Batal',

  'register:intro': 'Masuk dengan lebih mudah: gunakan sidik jari, wajah, atau kunci layar.',
  'register:action': 'Buat kunci sandi',
  'register:duplicate':
    'Anda sudah memiliki kunci sandi untuk {0}, di perangkat ini atau di pengelola sandinya. Anda dapat masuk dengan kunci sandi itu.',
  'register:preparing': 'Menyiapkan…',
  'register:prompting':
    'Ikuti langkah-langkah di perangkat Anda. Sidik jari, wajah, atau kunci layar mengonfirmasi identitas Anda.',
  'register:verifying': 'Menyimpan kunci sandi…',
  'register:succeeded': 'Kunci sandi Anda siap. Mulai sekarang Anda dapat menggunakannya untuk masuk.',

  'login:action': 'Masuk dengan kunci sandi',
  'login:code': 'Kirim kode lewat email saja',
  'login:create': 'Buat kunci sandi baru',
  'login:back': 'Gunakan kunci sandi saja',
  'login:otherDevice':
    'Kunci sandi Anda ada di ponsel atau perangkat lain? Pilih opsi itu di dialog perangkat Anda, lalu pindai kode QR.',
  'login:confirm': 'Konfirmasi identitas Anda',
  'login:account': 'Anda masuk sebagai {0}.',
  'login:preparing': 'Menyiapkan…',
  'login:prompting':
    'Ikuti langkah-langkah di perangkat Anda: perangkat akan meminta sidik jari, wajah, atau kunci layar.',
  'login:verifying': 'Memeriksa kunci sandi…',
  'login:succeeded': 'Kunci sandi Anda diterima.',

  'auth:signIn': 'Masuk',
  'auth:signUp': 'Buat akun',
  'auth:or': 'atau',
  'auth:new': 'Baru di sini?',
  'auth:known': 'Sudah punya akun?',
  'auth:mail': 'Periksa email Anda',
  'auth:offer': 'Lain kali, masuk tanpa kode',
  'auth:notNow': 'Nanti saja',

  'code:email': 'Email',
  'code:send': 'Kirim kode lewat email',
  'code:sendTo': 'Kami akan mengirim kode ke {0}.',
  'code:label': 'Kode sekali pakai',
  'code:check': 'Lanjutkan',
  'code:resend': 'Kirim kode baru',
  'code:resendIn': 'Kirim kode baru ({0})',
  'code:resendAfter': 'Anda dapat meminta kode baru {0}.',
  'code:resendReady': 'Anda sekarang dapat meminta kode baru.',
  'code:other': 'Gunakan alamat email lain',
  'code:missing': { other: 'Masukkan semua {0} karakter kode.' },
  'code:missingDigits': { other: 'Masukkan semua {0} digit.' },
  'code:sending': 'Mengirim…',
  'code:entering': 'Kami telah mengirim kode ke {0}. Berlaku hingga pukul {1}.',
  'code:checking': 'Memeriksa kode…',
  'code:verified': 'Kode diterima.',
  'code:help': 'Tidak menerima email? Periksa folder spam atau alamat email Anda.',
  'code:attemptsLeft': { other: 'Anda dapat mencoba {0} kali lagi.' },
  'code:wait': 'Terlalu banyak percobaan. Anda dapat mencoba lagi {0}.',
  'code:justSent': 'Kami baru saja mengirim kode. Anda dapat meminta kode baru {0}.',

  'manage:list': 'Kunci sandi Anda',
  'manage:loading': 'Memuat kunci sandi…',
  'manage:empty': 'Anda belum memiliki kunci sandi.',
  'manage:retry': 'Coba lagi',
  'manage:synced': 'Tersimpan di perangkat Anda',
  'manage:single': 'Hanya di satu perangkat',
  'manage:current': 'Digunakan untuk sesi ini',
  'manage:legacy': 'Untuk {0}',
  'manage:created': 'Dibuat: {0}',
  'manage:used': 'terakhir digunakan: {0}',
  'manage:unused': 'belum digunakan',
  'manage:details': 'Detail',
  'manage:account': 'Untuk akun {0}',
  'manage:rename': 'Ganti nama',
  'manage:unnamed': 'Kunci sandi',
  'manage:label': 'Nama kunci sandi ini',
  'manage:save': 'Simpan',
  'manage:remove': 'Hapus',
  'manage:removeOf': 'Hapus {0}',
  'manage:confirm': 'Hapus {0}?',
  'manage:confirmText':
    'Anda tidak dapat lagi menggunakannya untuk masuk. Jika didukung browser, kunci sandi juga akan dihapus dari perangkat Anda.',
  'manage:replace': 'Ganti',
  'manage:replaceOf': 'Ganti {0}',
  'manage:replaceText':
    'Kunci sandi untuk situs ini dibuat terlebih dahulu. Setelah itu, kunci sandi untuk {0} dihapus.',
  'manage:keep': 'Pertahankan',
  'manage:renamed': 'Nama baru: {0}.',
  'manage:removed': '{0} dihapus.',
  'manage:pruned': 'Perangkat Anda sekarang hanya menawarkan kunci sandi dalam daftar ini.',
  'manage:renamedAccount': 'Kunci sandi Anda sekarang menampilkan {0}.',
  'manage:byHand':
    'Browser ini tidak dapat memperbarui kunci sandi yang tersimpan. Anda dapat melakukannya di pengelola sandi.',
  'manage:notUpdated':
    'Kunci sandi yang tersimpan di perangkat Anda tidak dapat diperbarui. Anda dapat melakukannya di pengelola sandi.',
  'manage:add': 'Tambahkan kunci sandi',
  'manage:addReason':
    'Tambahkan satu di perangkat lain, agar Anda tidak kehilangan akses jika perangkat ini hilang.',
  'manage:proof':
    'Sudah beberapa lama sejak Anda masuk. Demi keamanan akun, konfirmasikan bahwa ini Anda sebelum kunci sandi diubah.',
  'manage:prune': 'Hapus kunci sandi lama dari perangkat ini',

  'support:list': 'Yang didukung browser ini',
  'support:yes': 'Ya',
  'support:no': 'Tidak',
  'support:passkeys': 'Masuk dengan kunci sandi',
  'support:platformAuthenticator': 'Menggunakan sidik jari, wajah, atau kunci layar perangkat ini',
  'support:hybrid': 'Menggunakan kunci sandi di perangkat lain, misalnya ponsel',
  'support:autofill': 'Menawarkan kunci sandi saat mengisi formulir',
  'support:immediate': 'Meminta kunci sandi hanya jika ada',
  'support:conditionalCreate': 'Membuat kunci sandi setelah masuk dengan sandi',
  'support:signalUnknownCredential': 'Menghapus kunci sandi yang tidak berlaku dari perangkat ini',
  'support:signalAllAcceptedCredentials': 'Hanya menawarkan kunci sandi yang masih berlaku',
  'support:signalCurrentUserDetails': 'Menampilkan nama baru Anda pada kunci sandi',
  'support:relatedOrigins': 'Menggunakan kunci sandi bersama di situs terkait',

  'help:what': 'Apa itu kunci sandi?',
  'help:whatAnswer':
    'Kunci sandi menggantikan sandi. Anda masuk seperti saat membuka kunci perangkat: dengan sidik jari, wajah, atau kunci layar. Informasi ini tidak pernah keluar dari perangkat Anda.',
  'help:where': 'Di mana kunci sandi disimpan?',
  'help:whereAnswer':
    'Di pengelola sandi perangkat atau browser, sehingga tersedia juga di perangkat Anda yang lain, atau di kunci keamanan.',

  'error:bad-config': setup,
  'error:wrong-domain': setup,
  'error:invalid-tenancy': setup,
  'error:unsupported':
    'Browser ini tidak mendukung kunci sandi. Coba browser yang lebih baru atau lanjutkan dengan cara lain.',
  'error:insecure-context': 'Kunci sandi memerlukan halaman aman (https). Lanjutkan dengan cara lain.',
  'error:blocked':
    'Kunci sandi tidak dapat digunakan di halaman sematan. Buka situs di jendela tersendiri atau lanjutkan dengan cara lain.',
  'error:not-allowed': 'Tindakan tidak selesai. Anda dapat mencoba lagi atau melanjutkan dengan cara lain.',
  'error:aborted': 'Tindakan dibatalkan. Anda dapat mencoba lagi.',
  'error:timed-out':
    'Perangkat Anda tidak merespons. Anda dapat mencoba lagi atau melanjutkan dengan cara lain.',
  'error:duplicate': 'Anda sudah memiliki kunci sandi di sini. Anda dapat menggunakannya untuk masuk.',
  'error:unsuitable':
    'Perangkat ini tidak mendukung jenis kunci sandi yang diperlukan situs ini. Coba perangkat lain atau kunci keamanan.',
  'error:device-failed':
    'Terjadi masalah pada perangkat Anda. Anda dapat mencoba lagi atau melanjutkan dengan cara lain.',
  'error:not-accepted':
    'Kunci sandi ini tidak diterima. Coba lagi, gunakan kunci sandi lain, atau lanjutkan dengan cara lain.',
  'error:passkey-not-found':
    'Kunci sandi ini tidak berfungsi lagi di sini. Gunakan kunci sandi lain atau lanjutkan dengan cara lain. Jika ditawarkan lagi, Anda dapat menghapusnya di pengelola sandi.',
  'error:network': 'Server tidak dapat dihubungi. Periksa koneksi Anda dan coba lagi.',
  'error:server-error': trouble,
  'error:bad-response': trouble,
  'error:not-found': trouble,
  'error:rate-limited': 'Terlalu banyak percobaan. Tunggu sebentar, lalu coba lagi.',
  'error:wrong-code': 'Itu bukan kode yang kami kirim.',
  'error:code-expired': 'Kode ini sudah kedaluwarsa. Anda dapat meminta kode baru.',
  'error:too-many-attempts': 'Terlalu banyak kode yang salah. Anda dapat meminta kode baru.',
  'error:no-code': 'Kode ini tidak berlaku lagi. Anda dapat meminta kode baru.',
  'error:invalid-email': 'Masukkan alamat email, misalnya nama@example.com.',
  'error:email-taken': 'Alamat ini sudah digunakan akun lain. Gunakan alamat lain atau masuk.',
  'error:username-taken': 'Nama ini sudah digunakan. Pilih nama lain atau masuk.',
  'error:reauthentication-required': 'Konfirmasi identitas Anda terlebih dahulu.',
  'error:last-passkey':
    'Ini satu-satunya cara Anda untuk masuk. Tambahkan kunci sandi lain sebelum menghapus yang ini.',
  'error:bad-request': 'Permintaan sudah kedaluwarsa atau sudah digunakan. Coba lagi.',
  'error:signed-out': 'Sesi Anda telah berakhir. Masuk, lalu coba lagi.',
  'error:forbidden': 'Server tidak mengizinkan tindakan ini. Coba lagi atau lanjutkan dengan cara lain.',
};
