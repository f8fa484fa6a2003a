import { type Ctx, defineJob, enqueue, record, transaction } from '#platform';
import { returnPath } from '../rules/return-path.ts';
import { wishForLink } from './sign-in.ts';

type Wish = { personId: string | null; to: string };

/** Tells the mail room that somebody wants a sign-in link; a wish for a stranger ends here. */
export const sendSignInLink = defineJob<Wish>({
  name: 'send-sign-in-link',
  run: async (ctx, { personId, to }) => {
    if (!personId) return;
    await record(ctx, { type: 'sign-in-link-asked', subject: { kind: 'person', id: personId }, data: { to } });
  },
});

/** Asks for a sign-in link by mail. Known and unknown addresses cost the same work and get the same answer. */
export async function askSignInLink(ctx: Ctx, given: { email: string; from: string; to?: string }): Promise<void> {
  const personId = await wishForLink(ctx, given);
  await transaction(ctx, (ctx) => enqueue(ctx, sendSignInLink, { personId, to: returnPath(given.to) }));
}
