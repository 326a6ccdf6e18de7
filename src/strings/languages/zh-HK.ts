/** Chinese, traditional, as in Hong Kong (您): what differs from Taiwan’s. */
import type { Strings } from '../strings.js';
import { words as base } from './zh-Hant.js';

export const words: Strings = {
  ...base,

  username: '電郵地址或用戶名稱',

  'login:code': '改為透過電郵取得驗證碼',

  'code:email': '電郵地址',
  'code:send': '透過電郵取得驗證碼',
  'code:other': '使用其他電郵地址',
  'code:help': '沒有收到電郵？請查看垃圾郵件資料夾，或檢查地址是否正確。',

  'support:hybrid': '使用其他裝置（例如手提電話）上的密碼金鑰',
  'support:relatedOrigins': '在相關網站之間共享密碼金鑰',

  'error:network': '無法連接伺服器。請檢查網絡連線，然後再試一次。',
  'error:invalid-email': '請輸入電郵地址，例如 name@example.com。',
  'auth:mail': '請查看您的電郵',
};
