import express from 'express';
import { nodeListener } from 'passkey-elements/backend';
import { backend } from './backend.js';

export const app = express();

app.use('/backend', nodeListener(backend)); // before express.json()
app.get('/', (_request, response) => void response.send('The rest of your site'));
