/** French; a passkey is “clé d’accès”. */
import type { Strings } from '../strings.js';

const setup =
  'Les clés d’accès ne sont pas correctement configurées sur ce site. Veuillez le signaler à ses responsables.';
const trouble = 'Le serveur rencontre un problème. Veuillez réessayer dans un instant.';

export const words: Strings = {
  username: 'E-mail ou nom d’utilisateur',
  cancel: 'Annuler',

  'register:intro':
    'Connectez-vous plus simplement, avec votre empreinte, votre visage ou le verrouillage de l’écran.',
  'register:action': 'Créer une clé d’accès',
  'register:duplicate':
    'Vous avez déjà une clé d’accès pour {0}, sur cet appareil ou dans son gestionnaire de mots de passe. Vous pouvez l’utiliser pour vous connecter.',
  'register:preparing': 'Préparation…',
  'register:prompting':
    'Suivez les étapes sur votre appareil. Votre empreinte, votre visage ou le verrouillage de l’écran confirme votre identité.',
  'register:verifying': 'Enregistrement de votre clé d’accès…',
  'register:succeeded': 'Votre clé d’accès est prête. Vous pouvez désormais l’utiliser pour vous connecter.',

  'login:action': 'Se connecter avec une clé d’accès',
  'login:code': 'Recevoir plutôt un code par e-mail',
  'login:create': 'Créer une nouvelle clé d’accès',
  'login:back': 'Utiliser plutôt une clé d’accès',
  'login:otherDevice':
    'Votre clé d’accès est sur un téléphone ou un autre appareil ? Choisissez cette option dans la fenêtre de votre appareil, puis scannez le code QR.',
  'login:confirm': 'Confirmer mon identité',
  'login:account': 'Compte connecté : {0}.',
  'login:preparing': 'Préparation…',
  'login:prompting':
    'Suivez les étapes sur votre appareil : il vous demande votre empreinte, votre visage ou le verrouillage de l’écran.',
  'login:verifying': 'Vérification de votre clé d’accès…',
  'login:succeeded': 'Votre clé d’accès a été acceptée.',

  'auth:signIn': 'Se connecter',
  'auth:signUp': 'Créer un compte',
  'auth:or': 'ou',
  'auth:new': 'Première visite ?',
  'auth:known': 'Vous avez déjà un compte ?',
  'auth:mail': 'Consultez vos e-mails',
  'auth:offer': 'La prochaine fois, connectez-vous sans code',
  'auth:notNow': 'Plus tard',

  'code:email': 'E-mail',
  'code:send': 'Recevoir un code par e-mail',
  'code:sendTo': 'Nous allons envoyer un code à {0}.',
  'code:label': 'Code à usage unique',
  'code:check': 'Continuer',
  'code:resend': 'Envoyer un autre code',
  'code:resendIn': 'Envoyer un autre code ({0})',
  'code:resendAfter': 'Vous pourrez demander un autre code {0}.',
  'code:resendReady': 'Vous pouvez maintenant demander un autre code.',
  'code:other': 'Utiliser une autre adresse e-mail',
  'code:missing': {
    one: 'Saisissez le caractère du code.',
    other: 'Saisissez tous les caractères du code ({0}).',
  },
  'code:missingDigits': {
    one: 'Saisissez le chiffre du code.',
    other: 'Saisissez les {0} chiffres du code.',
  },
  'code:sending': 'Envoi…',
  'code:entering': 'Nous avons envoyé un code à {0}. Il est valable jusqu’à {1}.',
  'code:checking': 'Vérification du code…',
  'code:verified': 'Le code a été accepté.',
  'code:help': 'Pas d’e-mail ? Regardez dans les courriers indésirables ou vérifiez l’adresse.',
  'code:attemptsLeft': { one: 'Il vous reste {0} essai.', other: 'Il vous reste {0} essais.' },
  'code:wait': 'Trop d’essais. Vous pourrez réessayer {0}.',
  'code:justSent': 'Nous venons de vous envoyer un code. Vous pourrez en demander un autre {0}.',

  'manage:list': 'Vos clés d’accès',
  'manage:loading': 'Chargement de vos clés d’accès…',
  'manage:empty': 'Vous n’avez pas encore de clé d’accès.',
  'manage:retry': 'Réessayer',
  'manage:synced': 'Enregistrée sur vos appareils',
  'manage:single': 'Sur un seul appareil',
  'manage:current': 'Utilisée pour cette connexion',
  'manage:legacy': 'Pour {0}',
  'manage:created': 'Créée : {0}',
  'manage:used': 'dernière utilisation : {0}',
  'manage:unused': 'pas encore utilisée',
  'manage:details': 'Détails',
  'manage:account': 'Pour le compte {0}',
  'manage:rename': 'Renommer',
  'manage:unnamed': 'Clé d’accès',
  'manage:label': 'Nom de cette clé d’accès',
  'manage:save': 'Enregistrer',
  'manage:remove': 'Supprimer',
  'manage:removeOf': 'Supprimer {0}',
  'manage:confirm': 'Supprimer {0} ?',
  'manage:confirmText':
    'Vous ne pourrez plus l’utiliser pour vous connecter. Si votre navigateur le permet, elle sera aussi supprimée de votre appareil.',
  'manage:replace': 'Remplacer',
  'manage:replaceOf': 'Remplacer {0}',
  'manage:replaceText':
    'Une clé d’accès pour ce site est d’abord créée. Ensuite, celle de {0} est supprimée.',
  'manage:keep': 'Conserver',
  'manage:renamed': 'Nouveau nom : {0}.',
  'manage:removed': 'Clé d’accès supprimée : {0}.',
  'manage:pruned': 'Votre appareil ne propose plus que les clés d’accès de cette liste.',
  'manage:renamedAccount': 'Vos clés d’accès affichent maintenant {0}.',
  'manage:byHand':
    'Ce navigateur ne peut pas mettre à jour la clé d’accès enregistrée. Vous pouvez le faire dans votre gestionnaire de mots de passe.',
  'manage:notUpdated':
    'La clé d’accès enregistrée sur votre appareil n’a pas pu être mise à jour. Vous pouvez le faire dans votre gestionnaire de mots de passe.',
  'manage:add': 'Ajouter une clé d’accès',
  'manage:addReason':
    'Ajoutez-en une sur un autre appareil, pour ne pas perdre l’accès à votre compte si vous perdez celui-ci.',
  'manage:proof':
    'Votre connexion date d’il y a un moment. Pour protéger votre compte, confirmez votre identité avant de modifier vos clés d’accès.',
  'manage:prune': 'Supprimer les anciennes clés d’accès de cet appareil',

  'support:list': 'Ce que ce navigateur prend en charge',
  'support:yes': 'Oui',
  'support:no': 'Non',
  'support:passkeys': 'Se connecter avec une clé d’accès',
  'support:platformAuthenticator':
    'Utiliser l’empreinte, le visage ou le verrouillage de l’écran de cet appareil',
  'support:hybrid': 'Utiliser une clé d’accès d’un autre appareil, comme un téléphone',
  'support:autofill': 'Proposer les clés d’accès pendant la saisie d’un formulaire',
  'support:immediate': 'Demander une clé d’accès seulement s’il y en a une',
  'support:conditionalCreate': 'Créer une clé d’accès après une connexion par mot de passe',
  'support:signalUnknownCredential': 'Retirer de cet appareil les clés d’accès supprimées',
  'support:signalAllAcceptedCredentials': 'Ne proposer que les clés d’accès encore valables',
  'support:signalCurrentUserDetails': 'Afficher votre nouveau nom à côté de vos clés d’accès',
  'support:relatedOrigins': 'Partager les clés d’accès entre sites liés',

  'help:what': 'Que sont les clés d’accès ?',
  'help:whatAnswer':
    'Une clé d’accès (« clé d’identification » sur les appareils Apple) remplace un mot de passe. Vous vous connectez comme vous déverrouillez votre appareil : avec votre empreinte, votre visage ou le verrouillage de l’écran. Ces informations ne quittent jamais votre appareil.',
  'help:where': 'Où sont enregistrées les clés d’accès ?',
  'help:whereAnswer':
    'Dans le gestionnaire de mots de passe de votre appareil ou de votre navigateur, où elles sont aussi disponibles sur vos autres appareils, ou sur une clé de sécurité.',

  'error:bad-config': setup,
  'error:wrong-domain': setup,
  'error:invalid-tenancy': setup,
  'error:unsupported':
    'Ce navigateur ne prend pas en charge les clés d’accès. Essayez un navigateur plus récent ou continuez autrement.',
  'error:insecure-context':
    'Les clés d’accès nécessitent une page sécurisée (https). Veuillez continuer autrement.',
  'error:blocked':
    'Les clés d’accès ne peuvent pas être utilisées dans une page intégrée à une autre. Ouvrez le site dans sa propre fenêtre ou continuez autrement.',
  'error:not-allowed': 'L’opération n’a pas abouti. Vous pouvez réessayer ou continuer autrement.',
  'error:aborted': 'L’opération a été annulée. Vous pouvez réessayer.',
  'error:timed-out': 'Votre appareil n’a pas répondu. Vous pouvez réessayer ou continuer autrement.',
  'error:duplicate': 'Vous avez déjà une clé d’accès ici. Vous pouvez l’utiliser pour vous connecter.',
  'error:unsuitable':
    'Cet appareil ne prend pas en charge le type de clé d’accès requis par ce site. Essayez un autre appareil ou une clé de sécurité.',
  'error:device-failed':
    'Votre appareil a rencontré un problème. Vous pouvez réessayer ou continuer autrement.',
  'error:not-accepted':
    'Cette clé d’accès n’a pas été acceptée. Réessayez, utilisez-en une autre ou continuez autrement.',
  'error:passkey-not-found':
    'Cette clé d’accès ne fonctionne plus ici. Utilisez-en une autre ou continuez autrement. Si elle vous est encore proposée, vous pouvez la supprimer dans votre gestionnaire de mots de passe.',
  'error:network': 'Le serveur est injoignable. Vérifiez votre connexion et réessayez.',
  'error:server-error': trouble,
  'error:bad-response': trouble,
  'error:not-found': trouble,
  'error:rate-limited': 'Trop d’essais. Veuillez patienter un instant, puis réessayer.',
  'error:wrong-code': 'Ce n’est pas le code que nous avons envoyé.',
  'error:code-expired': 'Ce code a expiré. Vous pouvez en demander un autre.',
  'error:too-many-attempts': 'Trop de codes incorrects. Vous pouvez en demander un autre.',
  'error:no-code': 'Ce code n’est plus valable. Vous pouvez en demander un autre.',
  'error:invalid-email': 'Saisissez une adresse e-mail, par exemple nom@example.com.',
  'error:email-taken':
    'Cette adresse est déjà utilisée par un autre compte. Utilisez-en une autre ou connectez-vous.',
  'error:username-taken': 'Ce nom est déjà pris. Choisissez-en un autre ou connectez-vous.',
  'error:reauthentication-required': 'Veuillez d’abord confirmer votre identité.',
  'error:last-passkey':
    'C’est votre seul moyen de vous connecter. Ajoutez une autre clé d’accès avant de supprimer celle-ci.',
  'error:bad-request': 'La demande a expiré ou a déjà été utilisée. Veuillez réessayer.',
  'error:signed-out': 'Votre session est terminée. Veuillez vous reconnecter, puis réessayer.',
  'error:forbidden': 'Le serveur a refusé cette opération. Réessayez ou continuez autrement.',
};
