/** What Postman can't hold stands under this member, beside what it can, in the words of a saved document. */
export const ownMember = '_authscope';
