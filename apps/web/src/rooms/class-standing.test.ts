import { beforeEach, describe, expect, it } from 'vitest';
import { classStanding, standAsTeacher } from './class-standing.ts';

const ASSESSED = { lessons: ['first-letter'], until: 1 };

describe('what one is in a class', () => {
  beforeEach(() => classStanding.setState({}, true));

  it('stays that of a member who begins a class of their own: an assessment is not left so', () => {
    const member = { class: 'class-a', code: '7KRX', name: 'Ana', assessment: ASSESSED };
    classStanding.setState(member, true);
    standAsTeacher('class-b', '9KRX');
    expect(classStanding.getState()).toEqual(member);
  });

  it('becomes that of a teacher where one is a member of none', () => {
    standAsTeacher('class-b', '9KRX');
    expect(classStanding.getState()).toEqual({ class: 'class-b', code: '9KRX' });
  });
});
