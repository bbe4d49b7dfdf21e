import { badRequest, OperationOutcomeError } from '@medplum/core';
import { MemoryRepository } from '@medplum/fhir-router';
import { AppendLog } from './append-log.mjs';
import { lockStore } from './store-lock.mjs';

/** Most resources that one page of a search may have. */
const MAX_PAGE = 1000;
/** Most bytes that it may have, about; the first resource is there whatever it takes. */
const MAX_PAGE_BYTES = 4 * 1024 * 1024;

/**
 * medplum's in-memory repository, kept in an append-only file: one stored version of a resource a line (the ndjson of FHIR
 * Bulk Data), written and synced **before** memory changes, so that nobody can read, or be told of, what a crash could undo.
 *
 * It also closes three gaps of the in-memory one: two conditional creates at the same time both found nothing and both stored;
 * `_id` in a search matched everything; and a version was a random id (here 1, 2, 3, ...).
 */
export class DurableRepository extends MemoryRepository {
  #log;
  #unlock;
  #locks = new Map();

  /**
   * @throws {import('./store-lock.mjs').StoreLockedError} where another process has it
   * @param {string} file where to keep the resources
   * @param {(message: string) => void} [warn] told of lines that cannot be read; they stay in the file
   */
  static async open(file, warn = console.warn) {
    const repository = new DurableRepository();
    repository.#unlock = await lockStore(file);
    try {
      await repository.#read(file, warn);
    } catch (error) {
      await repository.#unlock();
      throw error;
    }
    return repository;
  }

  async #read(file, warn) {
    this.#log = await AppendLog.open(file, async (line, number) => {
      const resource = parseLine(line);
      if (resource) await this.#remember(resource);
      else warn(`${file}: line ${number} is not a FHIR resource and was skipped`);
    });
  }

  async close() {
    await this.#log.close();
    await this.#unlock();
  }

  async createResource(resource) {
    const { resourceType, id = this.generateId(), meta, ...content } = resource;
    const versionId = String((await this.#version(resourceType, id)) + 1);
    const stored = {
      resourceType,
      id,
      meta: { ...meta, versionId, lastUpdated: new Date().toISOString() },
      ...content,
    };
    await this.#log.append(JSON.stringify(stored));
    return this.#remember(stored);
  }

  updateResource(resource, options) {
    return this.#inTurn(`${resource.resourceType}/${resource.id}`, () => super.updateResource(resource, options));
  }

  /** Searching and storing are one step for everybody else who creates conditionally in the same type. */
  conditionalCreate(resource, search, options) {
    return this.#inTurn(resource.resourceType, () => super.conditionalCreate(resource, search, options));
  }

  async search(request) {
    const ids = request.filters?.find((filter) => filter.code === '_id');
    const filters = request.filters?.filter((filter) => filter !== ids);
    const count = Math.min(request.count ?? MAX_PAGE, MAX_PAGE);
    const offset = request.offset ?? 0;
    if (!(count >= 0 && offset >= 0))
      throw new OperationOutcomeError(badRequest('_count and _offset must not be negative'));
    const wanted = ids && new Set(ids.value.split(','));
    const found = await super.search({ ...request, filters, count: undefined, offset: undefined });
    const entry = (found.entry ?? []).filter(({ resource }) => !wanted || wanted.has(resource.id));
    const page = withinBytes(entry.slice(offset, offset + count));
    return { resourceType: 'Bundle', type: 'searchset', total: entry.length, ...(page.length > 0 && { entry: page }) };
  }

  // Every write is one resource and one line, so there is nothing to roll back.
  withTransaction(callback) {
    return callback(undefined);
  }

  /** The in-memory repository keeps an id and a version that it is given. */
  #remember(stored) {
    return super.createResource(stored);
  }

  async #version(resourceType, id) {
    try {
      return Number((await this.readResource(resourceType, id)).meta.versionId);
    } catch {
      return 0;
    }
  }

  /** Runs `task` after every earlier task of the same `key` has settled. */
  #inTurn(key, task) {
    const turn = (this.#locks.get(key) ?? Promise.resolve()).then(task);
    const settled = turn
      .catch(() => undefined)
      .then(() => {
        if (this.#locks.get(key) === settled) this.#locks.delete(key);
      });
    this.#locks.set(key, settled);
    return turn;
  }
}

/** As many entries as a page has room for. */
function withinBytes(entries) {
  let bytes = 0;
  const end = entries.findIndex(({ resource }, at) => {
    bytes += JSON.stringify(resource).length;
    return at > 0 && bytes > MAX_PAGE_BYTES;
  });
  return end < 0 ? entries : entries.slice(0, end);
}

function parseLine(line) {
  try {
    const resource = JSON.parse(line);
    const whole =
      typeof resource?.resourceType === 'string' && typeof resource.id === 'string' && resource.meta?.versionId;
    return whole ? resource : undefined;
  } catch {
    return undefined;
  }
}
