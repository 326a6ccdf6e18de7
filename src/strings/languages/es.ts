/** Spanish; a passkey is “llave de acceso”. */
import type { Strings } from '../strings.js';

const setup =
  'Las llaves de acceso no están configuradas correctamente en este sitio. Avisa a sus responsables.';
const trouble = 'Hay un problema en el servidor. Vuelve a intentarlo dentro de un momento.';

export const words: Strings = {
  username: 'Correo o nombre de usuario',
  cancel: 'Cancelar',

  'register:intro': 'Inicia sesión más fácilmente: usa tu huella, tu cara o el bloqueo de pantalla.',
  'register:action': 'Crear una llave de acceso',
  'register:duplicate':
    'Ya tienes una llave de acceso para {0}, en este dispositivo o en su gestor de contraseñas. Puedes iniciar sesión con ella.',
  'register:preparing': 'Preparando…',
  'register:prompting':
    'Sigue los pasos en tu dispositivo. Tu huella, tu cara o el bloqueo de pantalla confirman tu identidad.',
  'register:verifying': 'Guardando tu llave de acceso…',
  'register:succeeded': 'Tu llave de acceso está lista. Ya puedes iniciar sesión con ella.',

  'login:action': 'Iniciar sesión con una llave de acceso',
  'login:code': 'Recibir un código por correo',
  'login:create': 'Crear una llave de acceso nueva',
  'login:back': 'Usar una llave de acceso',
  'login:otherDevice':
    '¿Tu llave de acceso está en un teléfono u otro dispositivo? Elige esa opción en el cuadro de tu dispositivo y escanea el código QR.',
  'login:confirm': 'Confirmar mi identidad',
  'login:account': 'Has iniciado sesión como {0}.',
  'login:preparing': 'Preparando…',
  'login:prompting':
    'Sigue los pasos en tu dispositivo: te pedirá la huella, la cara o el bloqueo de pantalla.',
  'login:verifying': 'Comprobando tu llave de acceso…',
  'login:succeeded': 'Se ha aceptado tu llave de acceso.',

  'auth:signIn': 'Iniciar sesión',
  'auth:signUp': 'Crear una cuenta',
  'auth:or': 'o',
  'auth:new': '¿Es tu primera vez aquí?',
  'auth:known': '¿Ya tienes una cuenta?',
  'auth:mail': 'Revisa tu correo',
  'auth:offer': 'La próxima vez, inicia sesión sin código',
  'auth:notNow': 'Ahora no',

  'code:email': 'Correo electrónico',
  'code:send': 'Recibir un código por correo',
  'code:sendTo': 'Enviaremos un código a {0}.',
  'code:label': 'Código de un solo uso',
  'code:check': 'Continuar',
  'code:resend': 'Enviar otro código',
  'code:resendIn': 'Enviar otro código ({0})',
  'code:resendAfter': 'Podrás pedir otro código {0}.',
  'code:resendReady': 'Ya puedes pedir otro código.',
  'code:other': 'Usar otra dirección de correo',
  'code:missing': {
    one: 'Introduce el carácter del código.',
    other: 'Introduce los {0} caracteres del código.',
  },
  'code:missingDigits': {
    one: 'Introduce el dígito del código.',
    other: 'Introduce los {0} dígitos del código.',
  },
  'code:sending': 'Enviando…',
  'code:entering': 'Hemos enviado un código a {0}. Caduca a esta hora: {1}.',
  'code:checking': 'Comprobando el código…',
  'code:verified': 'El código es correcto.',
  'code:help': '¿No te ha llegado? Mira en el correo no deseado o comprueba la dirección.',
  'code:attemptsLeft': { one: 'Te queda {0} intento.', other: 'Te quedan {0} intentos.' },
  'code:wait': 'Demasiados intentos. Podrás volver a intentarlo {0}.',
  'code:justSent': 'Acabamos de enviarte un código. Podrás pedir otro {0}.',

  'manage:list': 'Tus llaves de acceso',
  'manage:loading': 'Cargando tus llaves de acceso…',
  'manage:empty': 'Aún no tienes ninguna llave de acceso.',
  'manage:retry': 'Reintentar',
  'manage:synced': 'Guardada en tus dispositivos',
  'manage:single': 'Solo en un dispositivo',
  'manage:current': 'Usada en esta sesión',
  'manage:legacy': 'Para {0}',
  'manage:created': 'Creada: {0}',
  'manage:used': 'último uso: {0}',
  'manage:unused': 'sin usar todavía',
  'manage:details': 'Detalles',
  'manage:account': 'Para la cuenta {0}',
  'manage:rename': 'Cambiar nombre',
  'manage:unnamed': 'Llave de acceso',
  'manage:label': 'Nombre de esta llave de acceso',
  'manage:save': 'Guardar',
  'manage:remove': 'Eliminar',
  'manage:removeOf': 'Eliminar {0}',
  'manage:confirm': '¿Eliminar {0}?',
  'manage:confirmText':
    'Ya no podrás iniciar sesión con ella. Si tu navegador lo permite, también se eliminará de tu dispositivo.',
  'manage:replace': 'Sustituir',
  'manage:replaceOf': 'Sustituir {0}',
  'manage:replaceText': 'Primero se crea una llave de acceso para este sitio. Después se elimina la de {0}.',
  'manage:keep': 'Conservar',
  'manage:renamed': 'Nuevo nombre: {0}.',
  'manage:removed': 'Llave de acceso eliminada: {0}.',
  'manage:pruned': 'Tu dispositivo ya solo ofrece las llaves de acceso de esta lista.',
  'manage:renamedAccount': 'Tus llaves de acceso muestran ahora {0}.',
  'manage:byHand':
    'Este navegador no puede actualizar la llave de acceso guardada. Puedes hacerlo en tu gestor de contraseñas.',
  'manage:notUpdated':
    'No se ha podido actualizar la llave de acceso guardada en tu dispositivo. Puedes hacerlo en tu gestor de contraseñas.',
  'manage:add': 'Añadir una llave de acceso',
  'manage:addReason': 'Añade una en otro dispositivo para no quedarte sin acceso si pierdes este.',
  'manage:proof':
    'Hace tiempo que iniciaste sesión. Para proteger tu cuenta, confirma que eres tú antes de cambiar tus llaves de acceso.',
  'manage:prune': 'Eliminar las llaves antiguas de este dispositivo',

  'support:list': 'Qué puede hacer este navegador',
  'support:yes': 'Sí',
  'support:no': 'No',
  'support:passkeys': 'Iniciar sesión con una llave de acceso',
  'support:platformAuthenticator': 'Usar la huella, la cara o el bloqueo de pantalla de este dispositivo',
  'support:hybrid': 'Usar una llave de acceso de otro dispositivo, como un teléfono',
  'support:autofill': 'Ofrecer llaves de acceso al rellenar un formulario',
  'support:immediate': 'Pedir una llave de acceso solo si hay alguna',
  'support:conditionalCreate': 'Crear una llave de acceso tras iniciar sesión con contraseña',
  'support:signalUnknownCredential': 'Borrar de este dispositivo las llaves de acceso eliminadas',
  'support:signalAllAcceptedCredentials': 'Ofrecer solo las llaves de acceso que aún funcionan',
  'support:signalCurrentUserDetails': 'Mostrar tu nuevo nombre junto a tus llaves de acceso',
  'support:relatedOrigins': 'Compartir llaves de acceso entre sitios relacionados',

  'help:what': '¿Qué son las llaves de acceso?',
  'help:whatAnswer':
    'Una llave de acceso sustituye a una contraseña. Inicias sesión igual que desbloqueas tu dispositivo: con la huella, la cara o el bloqueo de pantalla. Estos datos nunca salen de tu dispositivo.',
  'help:where': '¿Dónde se guardan las llaves de acceso?',
  'help:whereAnswer':
    'En el gestor de contraseñas de tu dispositivo o navegador, donde también están disponibles para tus otros dispositivos, o en una llave de seguridad.',

  'error:bad-config': setup,
  'error:wrong-domain': setup,
  'error:invalid-tenancy': setup,
  'error:unsupported':
    'Este navegador no admite llaves de acceso. Prueba con uno más reciente o continúa de otra forma.',
  'error:insecure-context':
    'Las llaves de acceso necesitan una página segura (https). Continúa de otra forma.',
  'error:blocked':
    'No se pueden usar llaves de acceso en una página incrustada. Abre el sitio en su propia ventana o continúa de otra forma.',
  'error:not-allowed':
    'La operación no se ha completado. Puedes volver a intentarlo o continuar de otra forma.',
  'error:aborted': 'La operación se ha cancelado. Puedes volver a intentarlo.',
  'error:timed-out': 'Tu dispositivo no ha respondido. Puedes volver a intentarlo o continuar de otra forma.',
  'error:duplicate': 'Ya tienes una llave de acceso aquí. Puedes iniciar sesión con ella.',
  'error:unsuitable':
    'Este dispositivo no admite el tipo de llave de acceso que necesita este sitio. Prueba con otro dispositivo o una llave de seguridad.',
  'error:device-failed':
    'Ha surgido un problema en tu dispositivo. Puedes volver a intentarlo o continuar de otra forma.',
  'error:not-accepted':
    'No se ha aceptado esta llave de acceso. Vuelve a intentarlo, usa otra o continúa de otra forma.',
  'error:passkey-not-found':
    'Esta llave de acceso ya no funciona aquí. Usa otra o continúa de otra forma. Si te la vuelve a ofrecer, puedes eliminarla en tu gestor de contraseñas.',
  'error:network': 'No se puede conectar con el servidor. Comprueba tu conexión y vuelve a intentarlo.',
  'error:server-error': trouble,
  'error:bad-response': trouble,
  'error:not-found': trouble,
  'error:rate-limited': 'Demasiados intentos. Espera un momento y vuelve a intentarlo.',
  'error:wrong-code': 'Ese no es el código que hemos enviado.',
  'error:code-expired': 'Este código ha caducado. Puedes pedir otro.',
  'error:too-many-attempts': 'Demasiados códigos incorrectos. Puedes pedir otro.',
  'error:no-code': 'Este código ya no es válido. Puedes pedir otro.',
  'error:invalid-email': 'Introduce una dirección de correo, como nombre@example.com.',
  'error:email-taken': 'Esta dirección ya está en uso en otra cuenta. Usa otra o inicia sesión.',
  'error:username-taken': 'Ese nombre ya está en uso. Elige otro o inicia sesión.',
  'error:reauthentication-required': 'Primero confirma tu identidad.',
  'error:last-passkey':
    'Es tu única forma de iniciar sesión. Añade otra llave de acceso antes de eliminarla.',
  'error:bad-request': 'La solicitud ha caducado o ya se ha usado. Vuelve a intentarlo.',
  'error:signed-out': 'Ya no tienes la sesión iniciada. Inicia sesión y vuelve a intentarlo.',
  'error:forbidden':
    'El servidor no ha permitido la operación. Vuelve a intentarlo o continúa de otra forma.',
};
