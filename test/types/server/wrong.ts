import { passlockServer } from 'passkey-elements/backend';

passlockServer({ tenancyId: 'your-tenancy' }); // wrong
const passlock = passlockServer({ tenancyId: 'your-tenancy', apiKey: 'key' });
const exchanged = await passlock.exchangeCode('code');
console.log(exchanged.value.userId); // wrong
if (exchanged.success) console.log(exchanged.error); // wrong
console.log((await passlock.unsafe.exchangeCode('code')).value); // wrong
console.log(document.title); // wrong
