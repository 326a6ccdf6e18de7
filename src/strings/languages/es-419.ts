/** Spanish, as in Latin America (tú): what differs from Spain’s. */
import type { Strings } from '../strings.js';
import { words as base } from './es.js';

export const words: Strings = {
  ...base,

  'register:duplicate':
    'Ya tienes una llave de acceso para {0}, en este dispositivo o en su administrador de contraseñas. Puedes iniciar sesión con ella.',

  'login:account': 'Iniciaste sesión como {0}.',
  'login:succeeded': 'Se aceptó tu llave de acceso.',

  'code:missing': { one: 'Ingresa el carácter del código.', other: 'Ingresa los {0} caracteres del código.' },
  'code:missingDigits': {
    one: 'Ingresa el dígito del código.',
    other: 'Ingresa los {0} dígitos del código.',
  },
  'code:entering': 'Enviamos un código a {0}. Vence a esta hora: {1}.',
  'code:help': '¿No te llegó? Busca en el correo no deseado o revisa la dirección.',

  'manage:replace': 'Reemplazar',
  'manage:replaceOf': 'Reemplazar {0}',
  'manage:byHand':
    'Este navegador no puede actualizar la llave de acceso guardada. Puedes hacerlo en tu administrador de contraseñas.',
  'manage:notUpdated':
    'No se pudo actualizar la llave de acceso guardada en tu dispositivo. Puedes hacerlo en tu administrador de contraseñas.',

  'support:autofill': 'Ofrecer llaves de acceso al completar un formulario',

  'help:whatAnswer':
    'Una llave de acceso reemplaza a una contraseña. Inicias sesión igual que desbloqueas tu dispositivo: con la huella, la cara o el bloqueo de pantalla. Estos datos nunca salen de tu dispositivo.',
  'help:whereAnswer':
    'En el administrador de contraseñas de tu dispositivo o navegador, donde también están disponibles para tus otros dispositivos, o en una llave de seguridad.',

  'error:not-allowed': 'La operación no se completó. Puedes volver a intentarlo o continuar de otra forma.',
  'error:aborted': 'La operación se canceló. Puedes volver a intentarlo.',
  'error:timed-out': 'Tu dispositivo no respondió. Puedes volver a intentarlo o continuar de otra forma.',
  'error:device-failed':
    'Surgió un problema en tu dispositivo. Puedes volver a intentarlo o continuar de otra forma.',
  'error:not-accepted':
    'No se aceptó esta llave de acceso. Vuelve a intentarlo, usa otra o continúa de otra forma.',
  'error:passkey-not-found':
    'Esta llave de acceso ya no funciona aquí. Usa otra o continúa de otra forma. Si se te vuelve a ofrecer, puedes eliminarla en tu administrador de contraseñas.',
  'error:network': 'No se puede conectar con el servidor. Revisa tu conexión y vuelve a intentarlo.',
  'error:wrong-code': 'Ese no es el código que enviamos.',
  'error:code-expired': 'Este código venció. Puedes pedir otro.',
  'error:invalid-email': 'Ingresa una dirección de correo, como nombre@example.com.',
  'error:last-passkey':
    'Es tu única forma de iniciar sesión. Agrega otra llave de acceso antes de eliminar esta.',
  'error:bad-request': 'La solicitud venció o ya se usó. Vuelve a intentarlo.',
  'error:forbidden': 'El servidor no permitió la operación. Vuelve a intentarlo o continúa de otra forma.',
  'manage:add': 'Agregar una llave de acceso',
  'manage:addReason': 'Agrega una en otro dispositivo para no quedarte sin acceso si pierdes este.',
};
