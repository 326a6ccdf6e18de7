/** French, as in Canada (vous): what differs from France’s. */
import type { Strings } from '../strings.js';
import { words as base } from './fr.js';

export const words: Strings = {
  ...base,

  username: 'Courriel ou nom d’utilisateur',

  'login:code': 'Recevoir plutôt un code par courriel',

  'code:email': 'Courriel',
  'code:send': 'Recevoir un code par courriel',
  'code:other': 'Utiliser une autre adresse courriel',
  'code:help': 'Pas de courriel? Regardez dans les courriels indésirables ou vérifiez l’adresse.',

  'manage:confirm': 'Supprimer {0}?',

  'help:what': 'Que sont les clés d’accès?',
  'help:where': 'Où sont enregistrées les clés d’accès?',

  'error:invalid-email': 'Saisissez une adresse courriel, par exemple nom@example.com.',
  'auth:new': 'Première visite?',
  'auth:known': 'Vous avez déjà un compte?',
  'auth:mail': 'Consultez vos courriels',
  'login:otherDevice':
    'Votre clé d’accès est sur un téléphone ou un autre appareil? Choisissez cette option dans la fenêtre de votre appareil, puis balayez le code QR.',
};
