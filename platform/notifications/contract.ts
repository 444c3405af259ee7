import { z } from 'zod';
import { partnerKinds, vendorKinds } from '../access/actor.ts';
import { defineContract, idOf, moment } from '../http/contract.ts';
import { hows, reasons } from './rules.ts';

const people = [...vendorKinds, ...partnerKinds] as const;
const reason = z.enum(reasons);
const noteId = z.strictObject({ id: idOf('note') });

const Notification = z
  .object({
    id: idOf('note'),
    /** Why you are told: a word that stays the same, for programs and filters. */
    reason,
    title: z.string(),
    href: z.string(),
    createdAt: moment,
    doneAt: moment.nullable(),
  })
  .meta({ id: 'Notification' });

const NotificationChoices = z
  .object({
    reasons: z.array(z.object({ reason, how: z.enum(hows) })),
    digest: z.enum(['daily', 'weekly', 'never']),
    digestHour: z.int(),
  })
  .meta({ id: 'NotificationChoices' });

export const contract = defineContract({
  'GET /notifications': {
    operationId: 'listNotifications',
    summary: 'What you were told, the newest first',
    may: people,
    query: z.strictObject({
      view: z.enum(['open', 'done']).optional(),
      before: idOf('note').optional(),
    }),
    answer: z.object({ data: z.array(Notification), open: z.int(), more: z.boolean() }),
    tag: 'notifications',
  },
  'GET /notification-count': {
    operationId: 'countNotifications',
    summary: 'How many notifications are open; 100 stands for more',
    may: people,
    answer: z.object({ open: z.int() }),
    tag: 'notifications',
  },
  'POST /notifications/{id}/done': {
    operationId: 'putAwayNotification',
    summary: 'Put a notification away',
    may: people,
    params: noteId,
    answer: z.object({ open: z.int() }),
    tag: 'notifications',
  },
  'POST /notifications/{id}/open': {
    operationId: 'takeBackNotification',
    summary: 'Take a notification back that was put away',
    may: people,
    params: noteId,
    answer: z.object({ open: z.int() }),
    tag: 'notifications',
  },
  'POST /notifications/done': {
    operationId: 'putAwayAllNotifications',
    summary: 'Put all open notifications away',
    may: people,
    answer: z.object({ done: z.int(), open: z.int() }),
    tag: 'notifications',
  },
  'GET /notification-choices': {
    operationId: 'getNotificationChoices',
    summary: 'How you hear of what, and when the digest comes',
    may: people,
    answer: NotificationChoices,
    tag: 'notifications',
  },
  'POST /notification-choices': {
    operationId: 'chooseNotifications',
    summary: 'Choose how you hear of things; what is left out stays',
    may: people,
    body: z.strictObject({
      reasons: z
        .array(z.strictObject({ reason, how: z.enum(hows) }))
        .max(20)
        .optional(),
      digest: z.enum(['daily', 'weekly', 'never']).optional(),
      digestHour: z.int().min(0).max(23).optional(),
    }),
    answer: NotificationChoices,
    tag: 'notifications',
  },
});
