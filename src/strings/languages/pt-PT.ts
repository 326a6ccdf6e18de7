/** Portuguese, as in Portugal (impersonal): what differs from Brazil’s; Apple’s passkey is “chave-passe”. */
import type { Strings } from '../strings.js';
import { words as base } from './pt.js';

const setup =
  'As chaves de acesso não estão configuradas corretamente neste site. Avise os responsáveis pelo site.';
const trouble = 'Ocorreu um problema no servidor. Tente novamente daqui a pouco.';

export const words: Strings = {
  ...base,

  username: 'E-mail ou nome de utilizador',

  'register:intro': 'Inicie sessão mais facilmente: use a impressão digital, o rosto ou o bloqueio do ecrã.',
  'register:duplicate':
    'Já existe aqui uma chave de acesso para {0}, neste dispositivo ou no respetivo gestor de palavras-passe. Pode iniciar sessão com ela.',
  'register:preparing': 'A preparar…',
  'register:prompting':
    'Siga os passos no seu dispositivo. A impressão digital, o rosto ou o bloqueio do ecrã confirma a sua identidade.',
  'register:verifying': 'A guardar a chave de acesso…',
  'register:succeeded': 'A sua chave de acesso está pronta. A partir de agora, pode iniciar sessão com ela.',

  'login:action': 'Iniciar sessão com uma chave de acesso',
  'login:create': 'Criar uma chave de acesso nova',
  'login:confirm': 'Confirmar a minha identidade',
  'login:account': 'Conta com sessão iniciada: {0}.',
  'login:preparing': 'A preparar…',
  'login:prompting':
    'Siga os passos no seu dispositivo: ser-lhe-á pedida a impressão digital, o rosto ou o bloqueio do ecrã.',
  'login:verifying': 'A verificar a chave de acesso…',
  'login:succeeded': 'A sua chave de acesso foi aceite.',

  'code:label': 'Código de utilização única',
  'code:resendAfter': 'Poderá pedir outro código {0}.',
  'code:resendReady': 'Já pode pedir outro código.',
  'code:other': 'Usar outro endereço de e-mail',
  'code:missing': { one: 'Introduza o carácter do código.', other: 'Introduza os {0} caracteres do código.' },
  'code:missingDigits': {
    one: 'Introduza o dígito do código.',
    other: 'Introduza os {0} dígitos do código.',
  },
  'code:sending': 'A enviar…',
  'code:entering': 'Enviámos um código para {0}. Expira a esta hora: {1}.',
  'code:checking': 'A verificar o código…',
  'code:help': 'Não recebeu o e-mail? Procure na pasta de spam ou confirme o endereço.',
  'code:wait': 'Demasiadas tentativas. Poderá tentar novamente {0}.',
  'code:justSent': 'Acabámos de enviar um código. Poderá pedir outro {0}.',

  'manage:list': 'As suas chaves de acesso',
  'manage:loading': 'A carregar as chaves de acesso…',
  'manage:empty': 'Ainda não tem uma chave de acesso.',
  'manage:retry': 'Tentar novamente',
  'manage:synced': 'Guardada nos seus dispositivos',
  'manage:single': 'Apenas num dispositivo',
  'manage:current': 'Usada nesta sessão',
  'manage:used': 'última utilização: {0}',
  'manage:rename': 'Mudar o nome',
  'manage:save': 'Guardar',
  'manage:confirmText':
    'Deixará de poder iniciar sessão com ela. Se o navegador o permitir, também será removida do seu dispositivo.',
  'manage:replaceText': 'Primeiro, é criada uma chave de acesso para este site. Depois, a de {0} é removida.',
  'manage:pruned': 'O seu dispositivo passa a oferecer apenas as chaves de acesso desta lista.',
  'manage:renamedAccount': 'As suas chaves de acesso mostram agora {0}.',
  'manage:byHand':
    'Este navegador não consegue atualizar a chave de acesso guardada. Pode fazê-lo no seu gestor de palavras-passe.',
  'manage:notUpdated':
    'Não foi possível atualizar a chave de acesso guardada no seu dispositivo. Pode fazê-lo no seu gestor de palavras-passe.',

  'support:list': 'O que este navegador suporta',
  'support:passkeys': 'Iniciar sessão com uma chave de acesso',
  'support:platformAuthenticator':
    'Usar a impressão digital, o rosto ou o bloqueio do ecrã deste dispositivo',
  'support:hybrid': 'Usar uma chave de acesso de outro dispositivo, como um telemóvel',
  'support:immediate': 'Pedir uma chave de acesso só quando existe uma',
  'support:conditionalCreate': 'Criar uma chave de acesso depois de iniciar sessão com palavra-passe',
  'support:signalCurrentUserDetails': 'Mostrar o seu novo nome junto às chaves de acesso',
  'support:relatedOrigins': 'Partilhar chaves de acesso entre sites relacionados',

  'help:whatAnswer':
    'Uma chave de acesso («chave-passe» nos dispositivos Apple) substitui uma palavra-passe. Inicia sessão tal como desbloqueia o seu dispositivo: com a impressão digital, o rosto ou o bloqueio do ecrã. Estes dados nunca saem do seu dispositivo.',
  'help:where': 'Onde são guardadas as chaves de acesso?',
  'help:whereAnswer':
    'No gestor de palavras-passe do seu dispositivo ou navegador, onde também ficam disponíveis nos seus outros dispositivos, ou numa chave de segurança.',

  'error:bad-config': setup,
  'error:wrong-domain': setup,
  'error:invalid-tenancy': setup,
  'error:unsupported':
    'Este navegador não suporta chaves de acesso. Experimente um navegador mais recente ou continue de outra forma.',
  'error:blocked':
    'Não é possível usar chaves de acesso numa página incorporada. Abra o site numa janela própria ou continue de outra forma.',
  'error:not-allowed': 'A operação não foi concluída. Pode tentar novamente ou continuar de outra forma.',
  'error:aborted': 'A operação foi cancelada. Pode tentar novamente.',
  'error:timed-out': 'O seu dispositivo não respondeu. Pode tentar novamente ou continuar de outra forma.',
  'error:duplicate': 'Já tem aqui uma chave de acesso. Pode iniciar sessão com ela.',
  'error:unsuitable':
    'Este dispositivo não suporta o tipo de chave de acesso exigido por este site. Experimente outro dispositivo ou uma chave de segurança.',
  'error:device-failed':
    'Ocorreu um problema no seu dispositivo. Pode tentar novamente ou continuar de outra forma.',
  'error:not-accepted':
    'Esta chave de acesso não foi aceite. Tente novamente, use outra ou continue de outra forma.',
  'error:passkey-not-found':
    'Esta chave de acesso já não funciona aqui. Use outra ou continue de outra forma. Se voltar a ser oferecida, pode removê-la no seu gestor de palavras-passe.',
  'error:network': 'Não é possível aceder ao servidor. Verifique a ligação e tente novamente.',
  'error:server-error': trouble,
  'error:bad-response': trouble,
  'error:not-found': trouble,
  'error:rate-limited': 'Demasiadas tentativas. Aguarde um momento e tente novamente.',
  'error:wrong-code': 'Este não é o código que enviámos.',
  'error:code-expired': 'Este código expirou. Pode pedir outro.',
  'error:too-many-attempts': 'Demasiados códigos errados. Pode pedir outro.',
  'error:no-code': 'Este código já não é válido. Pode pedir outro.',
  'error:invalid-email': 'Introduza um endereço de e-mail, como nome@example.com.',
  'error:email-taken': 'Este endereço já está a ser usado noutra conta. Use outro ou inicie sessão.',
  'error:username-taken': 'Este nome já está a ser usado. Escolha outro ou inicie sessão.',
  'error:reauthentication-required': 'Primeiro, confirme a sua identidade.',
  'error:last-passkey':
    'Esta é a sua única forma de iniciar sessão. Adicione outra chave de acesso antes de remover esta.',
  'error:bad-request': 'O pedido expirou ou já foi usado. Tente novamente.',
  'error:signed-out': 'A sua sessão terminou. Inicie sessão e tente novamente.',
  'error:forbidden': 'O servidor não permitiu a operação. Tente novamente ou continue de outra forma.',
  'auth:signIn': 'Iniciar sessão',
  'auth:new': 'É a primeira vez aqui?',
  'auth:mail': 'Consulte o seu e-mail',
  'auth:offer': 'Da próxima vez, inicie sessão sem código',
  'login:otherDevice':
    'A sua chave de acesso está num telemóvel ou noutro dispositivo? Escolha essa opção na janela do seu dispositivo e leia o código QR.',
  'manage:addReason': 'Adicione uma noutro dispositivo para não perder o acesso se perder este.',
  'manage:proof':
    'Já iniciou sessão há algum tempo. Para proteger a sua conta, confirme que é você antes de alterar as suas chaves de acesso.',
};
