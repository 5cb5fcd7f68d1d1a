/** Of a chapter's and a lesson's folder: its place, then its name: `20-smtp-by-hand`. */
export const FOLDER_NAME = /^(?<number>\d{2,3})-(?<slug>[a-z0-9]+(?:-[a-z0-9]+)*)$/;
