/** Portuguese, as in Brazil; a passkey is “chave de acesso”. */
import type { Strings } from '../strings.js';

const setup =
  'As chaves de acesso não estão configuradas corretamente neste site. Avise os responsáveis por ele.';
const trouble = 'O servidor está com um problema. Tente de novo daqui a pouco.';

export const words: Strings = {
  username: 'E-mail ou nome de usuário',
  cancel: 'Cancelar',

  'register:intro': 'Entre com mais facilidade: use a impressão digital, o rosto ou o bloqueio de tela.',
  'register:action': 'Criar uma chave de acesso',
  'register:duplicate':
    'Você já tem uma chave de acesso para {0}, neste dispositivo ou no gerenciador de senhas dele. Você pode entrar com ela.',
  'register:preparing': 'Preparando…',
  'register:prompting':
    'Siga as etapas no seu dispositivo. Sua impressão digital, seu rosto ou o bloqueio de tela confirma sua identidade.',
  'register:verifying': 'Salvando sua chave de acesso…',
  'register:succeeded': 'Sua chave de acesso está pronta. A partir de agora, você pode entrar com ela.',

  'login:action': 'Entrar com uma chave de acesso',
  'login:code': 'Receber um código por e-mail',
  'login:create': 'Criar uma nova chave de acesso',
  'login:back': 'Usar uma chave de acesso',
  'login:otherDevice':
    'Sua chave de acesso está em um celular ou outro dispositivo? Escolha essa opção na janela do seu dispositivo e leia o código QR.',
  'login:confirm': 'Confirmar minha identidade',
  'login:account': 'Conta conectada: {0}.',
  'login:preparing': 'Preparando…',
  'login:prompting':
    'Siga as etapas no seu dispositivo: ele vai pedir a impressão digital, o rosto ou o bloqueio de tela.',
  'login:verifying': 'Verificando sua chave de acesso…',
  'login:succeeded': 'Sua chave de acesso foi aceita.',

  'auth:signIn': 'Entrar',
  'auth:signUp': 'Criar uma conta',
  'auth:or': 'ou',
  'auth:new': 'É a sua primeira vez aqui?',
  'auth:known': 'Já tem uma conta?',
  'auth:mail': 'Confira seu e-mail',
  'auth:offer': 'Na próxima vez, entre sem código',
  'auth:notNow': 'Agora não',

  'code:email': 'E-mail',
  'code:send': 'Receber um código por e-mail',
  'code:sendTo': 'Enviaremos um código para {0}.',
  'code:label': 'Código de uso único',
  'code:check': 'Continuar',
  'code:resend': 'Enviar outro código',
  'code:resendIn': 'Enviar outro código ({0})',
  'code:resendAfter': 'Você poderá pedir outro código {0}.',
  'code:resendReady': 'Você já pode pedir outro código.',
  'code:other': 'Usar outro endereço de e-mail',
  'code:missing': { one: 'Digite o caractere do código.', other: 'Digite os {0} caracteres do código.' },
  'code:missingDigits': { one: 'Digite o dígito do código.', other: 'Digite os {0} dígitos do código.' },
  'code:sending': 'Enviando…',
  'code:entering': 'Enviamos um código para {0}. Válido até {1}.',
  'code:checking': 'Verificando o código…',
  'code:verified': 'Código correto.',
  'code:help': 'Não recebeu? Procure na caixa de spam ou confira o endereço.',
  'code:attemptsLeft': { one: 'Resta {0} tentativa.', other: 'Restam {0} tentativas.' },
  'code:wait': 'Muitas tentativas. Você poderá tentar de novo {0}.',
  'code:justSent': 'Acabamos de enviar um código. Você poderá pedir outro {0}.',

  'manage:list': 'Suas chaves de acesso',
  'manage:loading': 'Carregando suas chaves de acesso…',
  'manage:empty': 'Você ainda não tem uma chave de acesso.',
  'manage:retry': 'Tentar de novo',
  'manage:synced': 'Salva nos seus dispositivos',
  'manage:single': 'Em um só dispositivo',
  'manage:current': 'Usada neste acesso',
  'manage:legacy': 'Para {0}',
  'manage:created': 'Criada: {0}',
  'manage:used': 'último uso: {0}',
  'manage:unused': 'ainda não usada',
  'manage:details': 'Detalhes',
  'manage:account': 'Para a conta {0}',
  'manage:rename': 'Renomear',
  'manage:unnamed': 'Chave de acesso',
  'manage:label': 'Nome desta chave de acesso',
  'manage:save': 'Salvar',
  'manage:remove': 'Remover',
  'manage:removeOf': 'Remover {0}',
  'manage:confirm': 'Remover {0}?',
  'manage:confirmText':
    'Você não poderá mais entrar com ela. Se o navegador permitir, ela também será removida do seu dispositivo.',
  'manage:replace': 'Substituir',
  'manage:replaceOf': 'Substituir {0}',
  'manage:replaceText': 'Primeiro, uma chave de acesso é criada para este site. Depois, a de {0} é removida.',
  'manage:keep': 'Manter',
  'manage:renamed': 'Novo nome: {0}.',
  'manage:removed': 'Chave de acesso removida: {0}.',
  'manage:pruned': 'Seu dispositivo agora oferece apenas as chaves de acesso desta lista.',
  'manage:renamedAccount': 'Suas chaves de acesso agora mostram {0}.',
  'manage:byHand':
    'Este navegador não pode atualizar a chave de acesso salva. Você pode fazer isso no seu gerenciador de senhas.',
  'manage:notUpdated':
    'Não foi possível atualizar a chave de acesso salva no seu dispositivo. Você pode fazer isso no seu gerenciador de senhas.',
  'manage:add': 'Adicionar uma chave de acesso',
  'manage:addReason': 'Adicione uma em outro dispositivo para não perder o acesso se perder este.',
  'manage:proof':
    'Já faz algum tempo que você entrou. Para proteger sua conta, confirme que é você antes de alterar suas chaves de acesso.',
  'manage:prune': 'Remover chaves de acesso antigas deste dispositivo',

  'support:list': 'O que este navegador pode fazer',
  'support:yes': 'Sim',
  'support:no': 'Não',
  'support:passkeys': 'Entrar com uma chave de acesso',
  'support:platformAuthenticator':
    'Usar a impressão digital, o rosto ou o bloqueio de tela deste dispositivo',
  'support:hybrid': 'Usar uma chave de acesso de outro dispositivo, como um celular',
  'support:autofill': 'Oferecer chaves de acesso ao preencher um formulário',
  'support:immediate': 'Pedir uma chave de acesso só quando houver uma',
  'support:conditionalCreate': 'Criar uma chave de acesso depois de entrar com senha',
  'support:signalUnknownCredential': 'Apagar deste dispositivo as chaves de acesso removidas',
  'support:signalAllAcceptedCredentials': 'Oferecer só as chaves de acesso que ainda funcionam',
  'support:signalCurrentUserDetails': 'Mostrar seu novo nome ao lado das suas chaves de acesso',
  'support:relatedOrigins': 'Compartilhar chaves de acesso entre sites relacionados',

  'help:what': 'O que são chaves de acesso?',
  'help:whatAnswer':
    'Uma chave de acesso substitui uma senha. Você entra do mesmo jeito que desbloqueia seu dispositivo: com a impressão digital, o rosto ou o bloqueio de tela. Esses dados nunca saem do seu dispositivo.',
  'help:where': 'Onde as chaves de acesso são salvas?',
  'help:whereAnswer':
    'No gerenciador de senhas do seu dispositivo ou navegador, onde também ficam disponíveis nos seus outros dispositivos, ou em uma chave de segurança.',

  'error:bad-config': setup,
  'error:wrong-domain': setup,
  'error:invalid-tenancy': setup,
  'error:unsupported':
    'Este navegador não é compatível com chaves de acesso. Tente um navegador mais recente ou continue de outra forma.',
  'error:insecure-context':
    'As chaves de acesso precisam de uma página segura (https). Continue de outra forma.',
  'error:blocked':
    'Não é possível usar chaves de acesso em uma página incorporada. Abra o site em uma janela própria ou continue de outra forma.',
  'error:not-allowed': 'A operação não foi concluída. Você pode tentar de novo ou continuar de outra forma.',
  'error:aborted': 'A operação foi cancelada. Você pode tentar de novo.',
  'error:timed-out': 'Seu dispositivo não respondeu. Você pode tentar de novo ou continuar de outra forma.',
  'error:duplicate': 'Você já tem uma chave de acesso aqui. Você pode entrar com ela.',
  'error:unsuitable':
    'Este dispositivo não é compatível com o tipo de chave de acesso que este site exige. Tente outro dispositivo ou uma chave de segurança.',
  'error:device-failed':
    'Ocorreu um problema no seu dispositivo. Você pode tentar de novo ou continuar de outra forma.',
  'error:not-accepted':
    'Esta chave de acesso não foi aceita. Tente de novo, use outra ou continue de outra forma.',
  'error:passkey-not-found':
    'Esta chave de acesso não funciona mais aqui. Use outra ou continue de outra forma. Se ela aparecer de novo, você pode removê-la no seu gerenciador de senhas.',
  'error:network': 'Não foi possível acessar o servidor. Verifique sua conexão e tente de novo.',
  'error:server-error': trouble,
  'error:bad-response': trouble,
  'error:not-found': trouble,
  'error:rate-limited': 'Muitas tentativas. Espere um pouco e tente de novo.',
  'error:wrong-code': 'Esse não é o código que enviamos.',
  'error:code-expired': 'Este código expirou. Você pode pedir outro.',
  'error:too-many-attempts': 'Muitos códigos errados. Você pode pedir outro.',
  'error:no-code': 'Este código não é mais válido. Você pode pedir outro.',
  'error:invalid-email': 'Digite um endereço de e-mail, como nome@example.com.',
  'error:email-taken': 'Este endereço já está em uso em outra conta. Use outro ou entre na sua conta.',
  'error:username-taken': 'Este nome já está em uso. Escolha outro ou entre na sua conta.',
  'error:reauthentication-required': 'Primeiro, confirme sua identidade.',
  'error:last-passkey':
    'Esta é a sua única forma de entrar. Adicione outra chave de acesso antes de removê-la.',
  'error:bad-request': 'A solicitação expirou ou já foi usada. Tente de novo.',
  'error:signed-out': 'Sua sessão terminou. Entre na sua conta e tente de novo.',
  'error:forbidden': 'O servidor não permitiu a operação. Tente de novo ou continue de outra forma.',
};
