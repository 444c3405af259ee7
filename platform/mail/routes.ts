import { bindRoutes } from '../http/index.ts';
import { contract } from './contract.ts';
import { shown, withoutLinks } from './rules.ts';
import { getMail, listMails, type MailBody } from './store.ts';

export const routes = bindRoutes(contract, {
  'GET /mails': (call) => listMails(call, call.query),
  'GET /mails/{id}': async (call) =>
    forReader(await getMail(call, call.params.id), call.actor.kind),
});

function forReader({ secrecy, text, html, ...mail }: MailBody, kind: string) {
  switch (shown({ secrecy, status: mail.status }, kind)) {
    case 'whole':
      return { ...mail, text, html, withheld: 'nothing' as const };
    case 'without-links':
      return {
        ...mail,
        text: withoutLinks(text),
        html: withoutLinks(html),
        withheld: 'links' as const,
      };
    case 'nothing':
      return { ...mail, text: null, html: null, withheld: 'all' as const };
  }
}
