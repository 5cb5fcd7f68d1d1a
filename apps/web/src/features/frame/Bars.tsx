import { BranchBar } from '../branch/BranchBar.tsx';
import { ClassBar } from '../class/member/ClassBar.tsx';

/** What stands above every page once one can type: the class's words, and a branch that is being typed. */
export function Bars() {
  return (
    <>
      <ClassBar />
      <BranchBar />
    </>
  );
}
