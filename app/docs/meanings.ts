/**
 * What each refusal means and what mends it: code, sentence. A test keeps this complete: every code that the program can
 * refuse with stands here, and none that it cannot.
 */
export const meanings: Readonly<Record<string, string>> = {
  'access.already-member':
    'This person belongs to the organisation already. Nothing has to be done.',
  'access.code-invalid':
    'The code is wrong or no longer good. Ask for a new one; the old ones end then.',
  'access.cross-site-request':
    'A write with a cookie came from another site. Use our own pages, or a bearer token.',
  'access.invitation-over':
    'The invitation was accepted, taken back or is too old. Send a new one.',
  'access.kind-not-yours': 'You may only invite people into kinds of your own side.',
  'access.last-administrator':
    'Somebody has to administer the organisation. Make another administrator first.',
  'access.link-expired': 'The link is too old. Sign in with a mailed code instead.',
  'access.link-unknown': 'No such link was ever made, or it was cut off on the way. Copy it whole.',
  'access.link-used': 'The link worked once and is used up. Sign in with a mailed code instead.',
  'access.link-void': 'The access that the link opened has been taken away.',
  'access.membership-ended': 'The access of this person has ended already.',
  'access.membership-missing':
    'You belong to no organisation here any more. Ask your administrator to invite you.',
  'access.not-allowed':
    'Your kind of access does not have this operation. Each operation says who may.',
  'access.not-signed-in': 'Sign in, or send a bearer token that is still good.',
  'access.not-yet-partner':
    'The company has applied and is not decided yet, or has left. Partners invite their colleagues.',
  'access.organisation-missing': 'No organisation of this name is in the programme.',
  'access.passkey-invalid':
    'The passkey did not answer this challenge, or the challenge is too old. Try again.',
  'access.programme-missing': 'No programme has this address word.',
  'access.role-unknown': 'There is no such kind of access. The kinds are listed in the reference.',
  'access.role-without-token': 'This kind of access cannot have a token of its own.',
  'access.session-ended': 'The session or key has ended. Sign in again, or make a new key.',
  'access.test-only': 'This exists in test installations alone.',
  'access.too-many-tries':
    'Too many wrong codes. Wait as long as the answer says, then ask for a new code.',
  'accounts.merge-already-undone': 'This merge was undone before. Nothing has to be done.',
  'accounts.merge-impossible': 'These two accounts cannot become one, or are one already.',
  'conversation.deleted': 'This comment or note was deleted before. Nothing has to be done.',
  'conversation.no-partner':
    'No partner has to do with the record yet, so nobody would read a comment. Write a note.',
  'conversation.not-yours': 'Everybody changes and deletes only what they wrote themselves.',
  'conversation.too-late':
    'A comment can be changed for 24 hours after it was written. Write a further one.',
  'database.folder-closed':
    'The database folder cannot be entered by the account that runs the server.',
  'database.folder-in-use':
    'Another server runs on this data folder. Stop it, or use another folder.',
  'database.folder-moved':
    'The database of this data folder lies elsewhere and was moved or removed.',
  'database.no-account': 'No unprivileged account was found under which the database could run.',
  'database.no-embedded-server': 'No embedded database exists for this system. Give DATABASE_URL.',
  'database.other-version': 'The data folder was written by another major version of PostgreSQL.',
  'database.start-failed': 'The database did not start; its own log says why.',
  'deal-registration.already-decided':
    'The vendor has decided this registration. Read the decision; an appeal may be open.',
  'deal-registration.capacity-reached':
    'You have as many open registrations as the policy allows. Close or withdraw one.',
  'deal-registration.evidence-missing': 'Say what was done for the customer since the approval.',
  'deal-registration.extension-exhausted':
    'The policy allows no further extension of this protection.',
  'deal-registration.lead-not-accepted': 'Accept the lead first; then it can be registered.',
  'deal-registration.not-a-partner':
    'The application is not decided yet, or the partnership has ended. Only partners register deals.',
  'deal-registration.lead-registered': 'A deal from this lead is registered already.',
  'deal-registration.move-not-allowed':
    'This move does not start from the present status. `moves` in the record lists what is open.',
  'deal-registration.not-released': 'The answer is not told yet; it comes at `decisionBy`.',
  'deal-registration.protection-days-out-of-range':
    'Give a number of days within the limits of the policy.',
  'deal-registration.protection-over': 'The protection has ended and cannot be prolonged any more.',
  'deal-registration.protection-running': 'The protection still runs.',
  'deal-registration.resubmission-limit':
    'This registration was handed in again as often as the policy allows.',
  'deal-registration.stage-not-open': 'A deal is closed by a win or a loss, not by its stage.',
  'deal-registration.unknown-zone': 'The programme’s time zone is not an IANA zone.',
  'decisions.answered-appeal': 'This appeal has its answer.',
  'decisions.appeal-deadline': 'The time to appeal is over. The decision says until when it was.',
  'decisions.effective-date': 'A policy takes effect from now or later, never in the past.',
  'decisions.no-appeal': 'This decision cannot be appealed.',
  'decisions.own-decision': 'Whoever decided does not answer the appeal. Ask a colleague.',
  'decisions.policy-kind': 'There is no policy of this kind.',
  'decisions.policy-problems': 'The document has faults; each is named with its place.',
  'decisions.policy-published': 'A published policy is never edited. Draft a new one.',
  'decisions.policy-untried': 'Try the draft on past records first; then it can be published.',
  'decisions.second-appeal': 'You have appealed against this decision already.',
  'exports.folder-not-empty':
    'An export writes into an empty folder alone, so that nothing is mixed up.',
  'exports.nothing-there': 'No programme or partner has this id or slug. Look it up in the lists.',
  'exports.several': 'Partners of several programmes share this slug. Give the id instead.',
  'brand.logo-unfit': 'The file is not a logo. Upload one with `purpose=logo`, and give its id.',
  'files.drawing-not-plain':
    'The SVG holds more than a drawing: scripts, styles, embedded or foreign content. The answer names the part.',
  'files.too-large': 'The file is larger than this purpose takes.',
  'files.type-not-taken':
    'The content is of a type that is not taken here, whatever its name says.',
  'http.busy': 'Somebody else works on the same records. Try again.',
  'http.disk-full': 'The server’s disk is full. Nothing was changed.',
  'http.empty-upload': 'The upload held nothing.',
  'http.internal':
    'Something broke on our side. Nothing was changed; give the request id to whoever runs the installation.',
  'http.invalid-cursor': 'The cursor belongs to another list, or was changed. Begin without it.',
  'http.invalid-json': 'The body is not JSON.',
  'http.invalid-request': 'Fields are missing, wrong or unknown; each is named with its place.',
  'http.key-invalid': 'An Idempotency-Key has 1 to 255 characters.',
  'http.key-reused':
    'This Idempotency-Key came with another body before. Make a new key for a new request.',
  'http.method-not-allowed': 'The address does not take this method.',
  'http.not-found':
    'There is nothing at this address, or nothing that you may see: the two answers are the same.',
  'http.not-ready': 'The server or its database is starting. Try again in a moment.',
  'http.request-running':
    'A request with this Idempotency-Key is running. Wait, then send it again for its answer.',
  'http.too-deep': 'The JSON is nested too deeply.',
  'http.too-large': 'The body is larger than this operation takes.',
  'http.too-many-requests': 'Too many requests. Wait as long as Retry-After says.',
  'http.too-slow': 'This took too long and was stopped. Ask for less.',
  'http.unexpected-body': 'This operation takes no body.',
  'http.unsupported-type': 'Send application/json.',
  'http.version-missing':
    'Say with If-Match which version you change; it is the ETag of your last read.',
  'http.version-stale':
    'Somebody changed the record meanwhile. Read it again and repeat your change.',
  'bulk.already-undone': 'This change was taken back before. Nothing has to be done.',
  'bulk.kind-unknown':
    'Many records of this kind, or with this action, cannot be changed at once. GET /v1/bulk-actions lists what can.',
  'bulk.nothing-to-undo': 'This change is not done, or changed nothing, so nothing can be undone.',
  'bulk.selection-invalid':
    'Which records are meant is not clear. Give ids or a filter, and mend what is named.',
  'bulk.too-many': 'So many records are not changed at once. Narrow the filter.',
  'bulk.undo-too-late': 'A change can be taken back for 30 days; these are over.',
  'imports.already-undone': 'This import was undone before.',
  'imports.another-running': 'Another import of the same kind runs. Wait for its end.',
  'imports.file-missing': 'No such file was uploaded, or it is not yours.',
  'imports.file-unreadable': 'The file cannot be read.',
  'imports.format-not-taken': 'This kind of record is not imported from that format.',
  'imports.job-unknown': 'There is no import under this number, or it is not yours.',
  'imports.kind-not-available': 'There is no import of this kind.',
  'imports.map-invalid': 'The map of columns has faults; each is named.',
  'imports.not-runnable': 'This import cannot be started in its present state.',
  'imports.nothing-to-undo': 'This import changed nothing, so there is nothing to undo.',
  'imports.programme-unclear': 'There are several programmes: say which one.',
  'imports.programme-unknown': 'No programme has this address word.',
  'imports.undo-too-late': 'Records were changed since, or too much time has passed.',
  'jobs.already-over': 'This job has ended.',
  'jobs.no-handler': 'Nothing in this version can run the job.',
  'jobs.not-failed': 'Only what failed can be tried again.',
  'journal.anchor-unsigned':
    'An anchor of the journal was not signed by this installation. Find out why before secrets are rotated.',
  'lead-routing.lead-closed': 'This lead is not routed any more.',
  'lead-routing.offer-answered': 'The offer was answered or taken back before.',
  'lead-routing.offer-lapsed': 'The time to answer has passed; the lead went to the next partner.',
  'lead-routing.partner-unknown': 'Choose an active partner of this programme.',
  'onboarding.aim-too-late': 'The day by which an aim is to be reached has passed. Choose another.',
  'onboarding.host-unknown':
    'The person who is to be met is nobody of the vendor’s team with access. Choose somebody of it.',
  'onboarding.meeting-not-confirmed':
    'A calendar file is there once the meeting is confirmed. Confirm it, or wait for the other side.',
  'onboarding.meeting-not-possible':
    'The meeting is over, was cancelled or changed, or waits for the other side. Load it again.',
  'onboarding.meeting-not-yours':
    'At the vendor, who is to be met settles the meeting, or whoever manages the channel.',
  'onboarding.meeting-too-late': 'The proposed time has passed. Propose one that is to come.',
  'onboarding.partner-not-here':
    'The firm has only applied or has left. Aims and meetings are for partners.',
  'onboarding.plan-changed': 'Somebody proposed or agreed in the meantime. Load the aims again.',
  'onboarding.plan-own':
    'Aims that your own side proposed are agreed to by the other side. Wait for it, or propose others.',
  'partners.agreement-required':
    'The programme keeps this to partners that have accepted its agreement. An administrator accepts it.',
  'partners.agreement-changed':
    'A newer version of the agreement is in force. Load it, read it, then accept it.',
  'partners.stage-not-possible':
    'The partnership is in a stage from which it cannot move there. Load it again.',
  'partners.merged':
    'The partner was merged into another one, which the answer names; that has its records now.',
  'partners.merge-not-possible':
    'These two cannot be merged: the answer says what stands in the way and how to mend it.',
  'partners.last-role':
    'A partner has one role at least. Add another one first, or end the partnership.',
  'partners.evidence-missing':
    'Show what was tested and how it went: by a link, by a file, or by both.',
  'partners.no-integration':
    'The partner is no integration partner now. The channel manager adds the role on the partner’s record.',
  'partners.test-confirmed': 'The vendor has confirmed this test before. Nothing has to be done.',
  'partners.test-declared':
    'This test is declared already and stands. Withdraw it to declare it anew.',
  'partners.test-in-future': 'The day of a test is today or before.',
  'partners.test-withdrawn': 'The test was withdrawn. Declare a new one.',
  'partners.version-declared': 'This version of the product is declared already.',
  'partners.version-in-future': 'A version is declared once it is out: today or before.',
  'partners.version-in-use': 'Partners have tested against this version. It stays.',
  'partners.no-alliance':
    'The partner is no alliance partner now. The channel manager adds the role on the partner’s record.',
  'partners.referral-in-future': 'The day of a referral is today or before.',
  'partners.referral-move-not-allowed':
    'This does not follow from where the referral stands. `moves` in the record lists what is open.',
  'partners.referral-not-received':
    'Your side gave this referral. Whoever receives it answers it and says what came of it.',
  'partners.role-held': 'The partner has this role already.',
  'partners.role-not-held': 'The partner does not have this role. Load its roles again.',
  'partners.name-taken': 'A partner of this name and country exists already; the answer names it.',
  'partners.no-tier-move': 'No move of tier is proposed for this partner.',
  'partners.segment-invalid': 'The condition has faults; each is named with its place.',
  'partners.segment-name-taken': 'There is a segment of this name already.',
  'programmes.dns-unreachable':
    'The name server gave no answer. Try again later, or name another with DNS_SERVERS.',
  'programmes.exists-already':
    'The installation has a programme of its own; the first run is over. Sign in instead.',
  'programmes.value-unknown':
    'No value that can be changed stands there, or it takes another sort of value. Load the page again.',
  'programmes.page-changed':
    'Somebody published a newer version of these rules meanwhile. Load the page and change it again.',
  'programmes.settings-unknown':
    'A time zone, country or region is not known here. The answer names the field and what fits.',
  'programmes.not-a-sample': 'Only sample programmes can be removed in one step.',
  'settings.file-unreadable': 'A file that a setting names cannot be read.',
  'settings.port-invalid': 'A port is a whole number from 0 to 65535.',
  'settings.secret-given':
    'The secret comes from the environment. Name the file of the new one with --new-secret-file.',
  'settings.secret-too-short': 'A secret has at least 32 characters.',
  'settings.test-in-production': 'Test mode is refused in production.',
  'views.name-taken': 'You have a view of this name on the list already. Choose another.',
  'views.of-another': 'A colleague made this view. Save your own under another name.',
  'views.too-many': 'Fifty views of one list are the most. Delete one that is no longer used.',
  'recruitment.already-assessed': 'The firm has answered these questions before; once is enough.',
  'recruitment.answer-unfit':
    'An answer has another form than its question asks for. The pointer names the question.',
  'recruitment.company-known':
    'The firm is a partner already. Its administrator lets colleagues in.',
  'recruitment.move-not-possible':
    'The application is in a status from which this cannot be done. Load it again.',
  'recruitment.no-application':
    'The company came in without an application; there is none to act on.',
  'recruitment.not-decided': 'The firm has no decided application yet to look back on.',
  'recruitment.prospect-closed': 'The firm wants no invitations, or has applied already.',
  'recruitment.prospect-invited': 'The prospect was invited before; once is enough.',
  'recruitment.request-answered':
    'Somebody has answered this request already. Load the list again.',
  'recruitment.role-not-offered':
    'The programme takes no applications for this role. Its roles are on the page.',
  'recruitment.too-soon':
    'The firm was refused a short while ago. The policy says from when it may apply again; an appeal is possible at once.',
};
