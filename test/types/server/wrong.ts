import { Passlock } from 'passkey-elements/server';
import { Passlock as UnsafePasslock } from 'passkey-elements/server/unsafe';

new Passlock({ tenancyId: 'your-tenancy' }); // wrong
const config = { tenancyId: 'your-tenancy', apiKey: 'key' };
const passlock = new Passlock(config);
const exchanged = await passlock.exchangeCode({ code: 'code' });
console.log(exchanged.value.userId); // wrong
if (exchanged.success) console.log(exchanged.error); // wrong
console.log((await new UnsafePasslock(config).exchangeCode({ code: 'code' })).value); // wrong
console.log(document.title); // wrong
