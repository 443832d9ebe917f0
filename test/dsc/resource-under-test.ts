import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { expect } from 'chai';
import { ExitCode } from '../../src/dsc/exit-codes';
import { canBecomeAnotherUser, nobody } from '../support/another-user';
import { root } from '../support/build';
import { freshLinuxBackend, type LinuxSubject } from '../support/linux-namespace';
import { type Answer, asDsc, manifestOf, type Operation, type Surroundings } from './as-dsc';

type Call = [operation: Operation, input: unknown, more?: Omit<Surroundings, 'stateDirectory'>];

/** A resource as dsc would use it, on a Linux backend that is new for each test of the suite. */
export class ResourceUnderTest {
  #subject: LinuxSubject | undefined;

  /** Must be made inside `describe`. */
  constructor(private readonly type: string) {
    beforeEach(() => {
      this.#subject = freshLinuxBackend();
    });
    afterEach(() => this.subject.dispose());
  }

  get subject(): LinuxSubject {
    if (this.#subject === undefined) throw new Error('There is a backend only while a test runs.');
    return this.#subject;
  }

  run(...[operation, input, more]: Call): Promise<Answer> {
    const { stateDirectory } = this.subject;
    return asDsc(manifestOf(this.type), operation, input, { stateDirectory, ...more });
  }

  /** The one state that a successful operation answers. */
  async state(...call: Call): Promise<Record<string, unknown>> {
    const { status, states, messages } = await this.run(...call);
    expect(messages).to.deep.equal([]);
    expect(status).to.equal(ExitCode.success);
    expect(states).to.have.length(1);
    return states[0] as Record<string, unknown>;
  }

  /** The error of an operation that fails with this status and answers nothing. */
  async refusal(status: number, ...call: Call): Promise<Record<string, unknown>> {
    const answer = await this.run(...call);
    expect(answer.states).to.deep.equal([]);
    expect(answer.messages).to.have.length(1);
    expect(answer.status).to.equal(status);
    return answer.messages[0] as Record<string, unknown>;
  }
}

/** What was written to the system, of a run that was traced. */
export function writesOf({ messages }: Answer): unknown[] {
  return messages.map((message) => message['debug']).filter((text) => /^write/.test(String(text)));
}

/** Lets a suite run what ships as a user without privileges. Must be called inside `describe`. */
export function asNobody(): () => Pick<Surroundings, 'uid' | 'folder'> {
  let folder: string;

  before(function () {
    if (!canBecomeAnotherUser()) this.skip();
    // Where the checkout is need not be open to everybody. A copy elsewhere must work anyway.
    folder = mkdtempSync(path.join(tmpdir(), 'port-reservation-dsc-'));
    cpSync(path.join(root, 'dist'), path.join(folder, 'dist'), { recursive: true });
    execFileSync('chmod', ['-R', 'a+rX', folder]);
  });
  after(() => {
    if (folder !== undefined) rmSync(folder, { recursive: true });
  });

  return () => ({ uid: nobody, folder: path.join(folder, 'dist', 'dsc') });
}
