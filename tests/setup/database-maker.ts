import { randomBytes } from 'node:crypto';
import pg from 'pg';
import {
  connectionOf,
  migrate,
  roleNames,
  roleOf,
  rolePrefixFor,
} from '../../platform/database/index.ts';
import { type EmbeddedDatabase, startEmbedded } from '../../platform/database/embedded/index.ts';

export type MadeDatabase = { name: string; url: string; secret: string; rolePrefix: string };

/** Makes databases for test files out of one migrated template, on one server for the whole run. */
export class DatabaseMaker {
  readonly #dataDir: string;
  readonly #template: string;
  readonly #secret = randomBytes(24).toString('base64url');
  readonly #names = new Set<string>();
  #embedded: Promise<EmbeddedDatabase> | undefined;
  #migrated: Promise<void> | undefined;

  /** @param template name of the template database; its roles begin with it */
  constructor(dataDir: string, template: string) {
    this.#dataDir = dataDir;
    this.#template = template;
  }

  async make(empty: boolean): Promise<MadeDatabase> {
    if (!empty) await (this.#migrated ??= this.#migrate());
    const name = await this.#create(empty ? 'template0' : this.#template);
    const rolePrefix = rolePrefixFor(empty ? name : this.#template);
    return { name, url: await this.#url(name), secret: this.#secret, rolePrefix };
  }

  async drop(name: string): Promise<void> {
    if (!this.#names.delete(name)) throw new Error(`${name} was not made here.`);
    await this.#run(`drop database "${name}" with (force)`);
    await this.#dropRoles(name);
  }

  async stop(): Promise<void> {
    const external = process.env['TEST_DATABASE_URL'];
    if (external && this.#names.size + (this.#migrated ? 1 : 0) > 0) {
      for (const name of this.#names) await this.drop(name);
      await this.#run(`drop database if exists "${this.#template}" with (force)`);
      await this.#dropRoles(this.#template);
    }
    if (this.#embedded) await (await this.#embedded).stop();
  }

  async #migrate(): Promise<void> {
    await this.#run(`create database "${this.#template}" template template0 encoding 'UTF8'`);
    await migrate(await this.#url(this.#template), this.#secret);
  }

  async #create(template: string): Promise<string> {
    const name = `${this.#template}_${randomBytes(4).toString('hex')}`;
    await this.#run(`create database "${name}" template "${template}"`);
    this.#names.add(name);
    return name;
  }

  async #dropRoles(database: string): Promise<void> {
    const prefix = rolePrefixFor(database);
    const roles = roleNames.map((name) => `"${roleOf(prefix, name)}"`);
    await this.#run(`drop role if exists ${roles.join(', ')}`);
  }

  async #url(database: string): Promise<string> {
    const external = process.env['TEST_DATABASE_URL'];
    if (!external) {
      this.#embedded ??= startEmbedded({
        dataDir: this.#dataDir,
        durable: false,
        maxConnections: 300,
      });
      return (await this.#embedded).url(database);
    }
    const url = new URL(external);
    url.pathname = `/${database}`;
    return url.href;
  }

  async #run(statement: string): Promise<void> {
    const client = new pg.Client(connectionOf(await this.#url('postgres')));
    await client.connect();
    try {
      await client.query(statement);
    } finally {
      await client.end();
    }
  }
}
