/** Vietnamese (bạn); a passkey is “khoá truy cập”. */
import type { Strings } from '../strings.js';

const setup =
  'Khoá truy cập chưa được thiết lập đúng trên trang web này. Vui lòng báo cho người quản lý trang.';
const trouble = 'Máy chủ đang gặp sự cố. Vui lòng thử lại sau giây lát.';

export const words: Strings = {
  username: 'Email hoặc tên người dùng',
  cancel: 'Huỷ',

  'register:intro': 'Đăng nhập dễ dàng hơn bằng vân tay, khuôn mặt hoặc khoá màn hình.',
  'register:action': 'Tạo khoá truy cập',
  'register:duplicate':
    'Bạn đã có khoá truy cập cho {0} trên thiết bị này hoặc trong trình quản lý mật khẩu của thiết bị. Bạn có thể dùng khoá đó để đăng nhập.',
  'register:preparing': 'Đang chuẩn bị…',
  'register:prompting':
    'Hãy làm theo các bước trên thiết bị. Vân tay, khuôn mặt hoặc khoá màn hình sẽ xác nhận danh tính của bạn.',
  'register:verifying': 'Đang lưu khoá truy cập…',
  'register:succeeded': 'Khoá truy cập đã sẵn sàng. Từ giờ, bạn có thể dùng khoá này để đăng nhập.',

  'login:action': 'Đăng nhập bằng khoá truy cập',
  'login:code': 'Nhận mã qua email',
  'login:create': 'Tạo khoá truy cập mới',
  'login:back': 'Dùng khoá truy cập',
  'login:otherDevice':
    'Khoá truy cập của bạn ở trên điện thoại hoặc thiết bị khác? Hãy chọn mục đó trong hộp thoại của thiết bị rồi quét mã QR.',
  'login:confirm': 'Xác nhận danh tính',
  'login:account': 'Bạn đang đăng nhập bằng {0}.',
  'login:preparing': 'Đang chuẩn bị…',
  'login:prompting':
    'Hãy làm theo các bước trên thiết bị: thiết bị sẽ yêu cầu vân tay, khuôn mặt hoặc khoá màn hình.',
  'login:verifying': 'Đang kiểm tra khoá truy cập…',
  'login:succeeded': 'Khoá truy cập đã được chấp nhận.',

  'auth:signIn': 'Đăng nhập',
  'auth:signUp': 'Tạo tài khoản',
  'auth:or': 'hoặc',
  'auth:new': 'Bạn mới đến đây?',
  'auth:known': 'Bạn đã có tài khoản?',
  'auth:mail': 'Hãy kiểm tra email',
  'auth:offer': 'Lần sau, đăng nhập không cần mã',
  'auth:notNow': 'Để sau',

  'code:email': 'Email',
  'code:send': 'Nhận mã qua email',
  'code:sendTo': 'Chúng tôi sẽ gửi mã đến {0}.',
  'code:label': 'Mã dùng một lần',
  'code:check': 'Tiếp tục',
  'code:resend': 'Gửi mã mới',
  'code:resendIn': 'Gửi mã mới ({0})',
  'code:resendAfter': 'Bạn có thể yêu cầu mã mới {0}.',
  'code:resendReady': 'Bây giờ bạn có thể yêu cầu mã mới.',
  'code:other': 'Dùng địa chỉ email khác',
  'code:missing': { other: 'Hãy nhập đủ {0} ký tự của mã.' },
  'code:missingDigits': { other: 'Hãy nhập đủ {0} chữ số.' },
  'code:sending': 'Đang gửi…',
  'code:entering': 'Chúng tôi đã gửi mã đến {0}. Mã có hiệu lực đến {1}.',
  'code:checking': 'Đang kiểm tra mã…',
  'code:verified': 'Mã đã được chấp nhận.',
  'code:help': 'Không nhận được email? Hãy xem trong thư mục thư rác hoặc kiểm tra địa chỉ.',
  'code:attemptsLeft': { other: 'Bạn còn {0} lần thử.' },
  'code:wait': 'Quá nhiều lần thử. Bạn có thể thử lại {0}.',
  'code:justSent': 'Chúng tôi vừa gửi mã. Bạn có thể yêu cầu mã mới {0}.',

  'manage:list': 'Khoá truy cập của bạn',
  'manage:loading': 'Đang tải khoá truy cập…',
  'manage:empty': 'Bạn chưa có khoá truy cập.',
  'manage:retry': 'Thử lại',
  'manage:synced': 'Đã lưu trên các thiết bị của bạn',
  'manage:single': 'Chỉ trên một thiết bị',
  'manage:current': 'Dùng cho lần đăng nhập này',
  'manage:legacy': 'Cho {0}',
  'manage:created': 'Đã tạo: {0}',
  'manage:used': 'dùng lần cuối: {0}',
  'manage:unused': 'chưa dùng',
  'manage:details': 'Chi tiết',
  'manage:account': 'Cho tài khoản {0}',
  'manage:rename': 'Đổi tên',
  'manage:unnamed': 'Khoá truy cập',
  'manage:label': 'Tên của khoá truy cập này',
  'manage:save': 'Lưu',
  'manage:remove': 'Xoá',
  'manage:removeOf': 'Xoá {0}',
  'manage:confirm': 'Xoá {0}?',
  'manage:confirmText':
    'Bạn sẽ không thể dùng khoá này để đăng nhập nữa. Nếu trình duyệt hỗ trợ, khoá truy cập cũng sẽ bị xoá khỏi thiết bị của bạn.',
  'manage:replace': 'Thay thế',
  'manage:replaceOf': 'Thay thế {0}',
  'manage:replaceText':
    'Trước tiên, một khoá truy cập cho trang web này sẽ được tạo. Sau đó, khoá cho {0} sẽ bị xoá.',
  'manage:keep': 'Giữ lại',
  'manage:renamed': 'Tên mới: {0}.',
  'manage:removed': 'Đã xoá {0}.',
  'manage:pruned': 'Giờ đây thiết bị của bạn chỉ đề xuất các khoá truy cập trong danh sách này.',
  'manage:renamedAccount': 'Khoá truy cập của bạn hiện hiển thị {0}.',
  'manage:byHand':
    'Trình duyệt này không thể cập nhật khoá truy cập đã lưu. Bạn có thể làm việc đó trong trình quản lý mật khẩu.',
  'manage:notUpdated':
    'Không thể cập nhật khoá truy cập đã lưu trên thiết bị của bạn. Bạn có thể làm việc đó trong trình quản lý mật khẩu.',
  'manage:add': 'Thêm khoá truy cập',
  'manage:addReason':
    'Hãy thêm một khoá trên thiết bị khác để không mất quyền truy cập nếu bạn mất thiết bị này.',
  'manage:proof':
    'Bạn đã đăng nhập được một lúc. Để bảo vệ tài khoản, hãy xác nhận đó là bạn trước khi thay đổi khoá truy cập.',
  'manage:prune': 'Xoá khoá truy cập cũ khỏi thiết bị này',

  'support:list': 'Trình duyệt này hỗ trợ những gì',
  'support:yes': 'Có',
  'support:no': 'Không',
  'support:passkeys': 'Đăng nhập bằng khoá truy cập',
  'support:platformAuthenticator': 'Dùng vân tay, khuôn mặt hoặc khoá màn hình của thiết bị này',
  'support:hybrid': 'Dùng khoá truy cập trên thiết bị khác, chẳng hạn như điện thoại',
  'support:autofill': 'Đề xuất khoá truy cập khi điền biểu mẫu',
  'support:immediate': 'Chỉ yêu cầu khoá truy cập khi có sẵn',
  'support:conditionalCreate': 'Tạo khoá truy cập sau khi đăng nhập bằng mật khẩu',
  'support:signalUnknownCredential': 'Xoá khỏi thiết bị này các khoá truy cập không còn hợp lệ',
  'support:signalAllAcceptedCredentials': 'Chỉ đề xuất các khoá truy cập còn hoạt động',
  'support:signalCurrentUserDetails': 'Hiển thị tên mới của bạn cạnh khoá truy cập',
  'support:relatedOrigins': 'Dùng chung khoá truy cập giữa các trang web liên quan',

  'help:what': 'Khoá truy cập là gì?',
  'help:whatAnswer':
    'Khoá truy cập thay cho mật khẩu. Bạn đăng nhập giống như khi mở khoá thiết bị: bằng vân tay, khuôn mặt hoặc khoá màn hình. Những thông tin này không bao giờ rời khỏi thiết bị của bạn.',
  'help:where': 'Khoá truy cập được lưu ở đâu?',
  'help:whereAnswer':
    'Trong trình quản lý mật khẩu của thiết bị hoặc trình duyệt, nên cũng dùng được trên các thiết bị khác của bạn, hoặc trên khoá bảo mật.',

  'error:bad-config': setup,
  'error:wrong-domain': setup,
  'error:invalid-tenancy': setup,
  'error:unsupported':
    'Trình duyệt này không hỗ trợ khoá truy cập. Hãy thử trình duyệt mới hơn hoặc tiếp tục theo cách khác.',
  'error:insecure-context': 'Khoá truy cập cần trang bảo mật (https). Vui lòng tiếp tục theo cách khác.',
  'error:blocked':
    'Không thể dùng khoá truy cập trong trang được nhúng. Hãy mở trang web trong cửa sổ riêng hoặc tiếp tục theo cách khác.',
  'error:not-allowed': 'Thao tác chưa hoàn tất. Bạn có thể thử lại hoặc tiếp tục theo cách khác.',
  'error:aborted': 'Thao tác đã bị huỷ. Bạn có thể thử lại.',
  'error:timed-out': 'Thiết bị của bạn không phản hồi. Bạn có thể thử lại hoặc tiếp tục theo cách khác.',
  'error:duplicate': 'Bạn đã có khoá truy cập ở đây. Bạn có thể dùng khoá đó để đăng nhập.',
  'error:unsuitable':
    'Thiết bị này không hỗ trợ loại khoá truy cập mà trang web yêu cầu. Hãy thử thiết bị khác hoặc khoá bảo mật.',
  'error:device-failed': 'Thiết bị của bạn gặp sự cố. Bạn có thể thử lại hoặc tiếp tục theo cách khác.',
  'error:not-accepted':
    'Khoá truy cập này không được chấp nhận. Hãy thử lại, dùng khoá khác hoặc tiếp tục theo cách khác.',
  'error:passkey-not-found':
    'Khoá truy cập này không còn hoạt động ở đây. Hãy dùng khoá khác hoặc tiếp tục theo cách khác. Nếu khoá lại được đề xuất, bạn có thể xoá trong trình quản lý mật khẩu.',
  'error:network': 'Không thể kết nối với máy chủ. Hãy kiểm tra kết nối rồi thử lại.',
  'error:server-error': trouble,
  'error:bad-response': trouble,
  'error:not-found': trouble,
  'error:rate-limited': 'Quá nhiều lần thử. Vui lòng đợi một lát rồi thử lại.',
  'error:wrong-code': 'Đó không phải là mã chúng tôi đã gửi.',
  'error:code-expired': 'Mã này đã hết hạn. Bạn có thể yêu cầu mã mới.',
  'error:too-many-attempts': 'Quá nhiều mã sai. Bạn có thể yêu cầu mã mới.',
  'error:no-code': 'Mã này không còn hiệu lực. Bạn có thể yêu cầu mã mới.',
  'error:invalid-email': 'Hãy nhập địa chỉ email, ví dụ ten@example.com.',
  'error:email-taken':
    'Địa chỉ này đã được một tài khoản khác sử dụng. Hãy dùng địa chỉ khác hoặc đăng nhập.',
  'error:username-taken': 'Tên này đã được sử dụng. Hãy chọn tên khác hoặc đăng nhập.',
  'error:reauthentication-required': 'Trước tiên, vui lòng xác nhận danh tính của bạn.',
  'error:last-passkey':
    'Đây là cách đăng nhập duy nhất của bạn. Hãy thêm khoá truy cập khác trước khi xoá khoá này.',
  'error:bad-request': 'Yêu cầu đã hết hạn hoặc đã được sử dụng. Vui lòng thử lại.',
  'error:signed-out': 'Phiên của bạn đã kết thúc. Vui lòng đăng nhập rồi thử lại.',
  'error:forbidden': 'Máy chủ không cho phép thao tác này. Hãy thử lại hoặc tiếp tục theo cách khác.',
};
