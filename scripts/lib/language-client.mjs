import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  ApplyWorkspaceEditRequest,
  CodeActionRequest,
  ConfigurationRequest,
  createProtocolConnection,
  DiagnosticRefreshRequest,
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DocumentDiagnosticRequest,
  ExecuteCommandRequest,
  ExitNotification,
  InitializedNotification,
  InitializeRequest,
  RegistrationRequest,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';

/** @typedef {import('vscode-languageserver-protocol').Diagnostic} Diagnostic */
/** @typedef {import('vscode-languageserver-protocol').CodeAction} CodeAction */
/** @typedef {import('vscode-languageserver-protocol').WorkspaceEdit} WorkspaceEdit */
/**
 * @typedef {object} Server
 * @property {string} command
 * @property {readonly string[]} args
 * @property {string} root the folder that is open in the editor, absolute
 * @property {unknown} [settings] what the server is told for every section that it asks for
 * @property {unknown} [initializationOptions]
 */

/** An editor without a screen: opens files at a language server, asks for reports and quick fixes, and takes what a chosen one does to the text. */
export class LanguageClient {
  #server;
  #connection;
  #root;
  /** @type {Map<string, TextDocument>} by URI */
  #documents = new Map();
  /** Edits that the server has asked for, by URI. @type {WorkspaceEdit[]} */
  #edits = [];

  /** @param {Server} server */
  constructor({ command, args, root, settings }) {
    this.#root = root;
    // What a server writes to stderr is nobody's business here; left unread in a pipe, it would stop the server.
    this.#server = spawn(command, args, { cwd: root, stdio: ['pipe', 'pipe', 'ignore'] });
    this.#connection = createProtocolConnection(new StreamMessageReader(this.#server.stdout), new StreamMessageWriter(this.#server.stdin));
    this.#connection.onRequest(ConfigurationRequest.type, ({ items }) => items.map(() => settings ?? null));
    this.#connection.onRequest(RegistrationRequest.type, () => undefined);
    this.#connection.onRequest(DiagnosticRefreshRequest.type, () => undefined);
    this.#connection.onRequest(ApplyWorkspaceEditRequest.type, ({ edit }) => {
      this.#edits.push(edit);
      return { applied: true };
    });
    this.#connection.listen();
  }

  /** @param {Server} server */
  static async start(server) {
    const client = new LanguageClient(server);
    const uri = pathToFileURL(server.root).href;
    await client.#connection.sendRequest(InitializeRequest.type, {
      processId: process.pid,
      // eslint-disable-next-line @typescript-eslint/no-deprecated -- the protocol still demands it
      rootUri: null,
      workspaceFolders: [{ uri, name: path.basename(server.root) }],
      initializationOptions: server.initializationOptions,
      capabilities: {
        workspace: { configuration: true, applyEdit: true, workspaceFolders: true, diagnostics: { refreshSupport: true }, workspaceEdit: { documentChanges: true } },
        textDocument: {
          diagnostic: { dynamicRegistration: true },
          codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix', 'source.fixAll'] } }, isPreferredSupport: true, disabledSupport: true, dataSupport: true },
        },
      },
    });
    await client.#connection.sendNotification(InitializedNotification.type, {});
    return client;
  }

  /**
   * @param {string} file relative to the root
   * @param {string} languageId as editors name it: `typescript`, `javascriptreact`, …
   * @param {string} [text] what stands in the editor; the file's own text where absent
   */
  async open(file, languageId, text = readFileSync(path.join(this.#root, file), 'utf8')) {
    const uri = pathToFileURL(path.join(this.#root, file)).href;
    this.#documents.set(uri, TextDocument.create(uri, languageId, 1, text));
    await this.#connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument: { uri, languageId, version: 1, text } });
    return uri;
  }

  /** Closes a file without saving it. @param {string} uri */
  async close(uri) {
    this.#documents.delete(uri);
    await this.#connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } });
  }

  /** @param {string} uri */
  document(uri) {
    const document = this.#documents.get(uri);
    if (!document) throw new Error(`${uri} is not open.`);
    return document;
  }

  /**
   * The reports of an open file. A server that has only just started may answer with nothing at first, hence the patience.
   * @param {string} uri
   * @param {{ readonly patience?: number }} [options] how long, in milliseconds, an empty answer is doubted
   * @returns {Promise<Diagnostic[]>}
   */
  async diagnostics(uri, { patience = 0 } = {}) {
    const end = Date.now() + patience;
    for (;;) {
      const report = await this.#connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri } });
      const items = report.kind === 'full' ? report.items : [];
      if (items.length > 0 || Date.now() >= end) return items;
      await new Promise((resolve) => { setTimeout(resolve, 50); });
    }
  }

  /**
   * What the light bulb of a report offers.
   * @param {string} uri
   * @param {Diagnostic} diagnostic
   * @returns {Promise<CodeAction[]>}
   */
  async actions(uri, diagnostic) {
    const answer = await this.#connection.sendRequest(CodeActionRequest.type, {
      textDocument: { uri }, range: diagnostic.range, context: { diagnostics: [diagnostic], triggerKind: 1 },
    });
    // A bare command has a string where an action has an object.
    return (answer ?? []).filter((item) => /** @type {(item: object) => item is CodeAction} */ ((entry) => !('command' in entry && typeof entry.command === 'string'))(item));
  }

  /**
   * Chooses a quick fix. Edits of other files are an error.
   * @param {string} uri
   * @param {CodeAction} action
   * @returns {Promise<import('vscode-languageserver-protocol').TextEdit[]>} what it does to the file; the document itself stays as it was
   */
  async editsOf(uri, action) {
    this.#edits = action.edit ? [action.edit] : [];
    if (action.command) {
      await this.#connection.sendRequest(ExecuteCommandRequest.type, { command: action.command.command, arguments: action.command.arguments ?? [] });
    }
    const edits = this.#edits.flatMap(({ changes = {}, documentChanges = [] }) => [
      ...Object.entries(changes),
      ...documentChanges.flatMap((change) => ('edits' in change ? [/** @type {const} */ ([change.textDocument.uri, change.edits])] : [])),
    ]);
    return edits.flatMap(([target, list]) => {
      if (target !== uri) throw new Error(`${action.title} edits another file: ${target}`);
      return list.map((edit) => {
        if (!('newText' in edit)) throw new Error(`${action.title} is a snippet.`);
        return edit;
      });
    });
  }

  /**
   * Applies a quick fix as an editor does, and tells the server.
   * @param {string} uri
   * @param {CodeAction} action
   * @returns {Promise<string>} the new text
   */
  async choose(uri, action) {
    const document = this.document(uri);
    const text = TextDocument.applyEdits(document, await this.editsOf(uri, action));
    const version = document.version + 1;
    this.#documents.set(uri, TextDocument.update(document, [{ text }], version));
    await this.#connection.sendNotification(DidChangeTextDocumentNotification.type, { textDocument: { uri, version }, contentChanges: [{ text }] });
    return text;
  }

  async stop() {
    const ended = new Promise((resolve) => { this.#server.once('exit', resolve); });
    await this.#connection.sendRequest(ShutdownRequest.type);
    await this.#connection.sendNotification(ExitNotification.type);
    // A server that does not go by itself must not keep a test run alive.
    const impatience = setTimeout(() => { this.#server.kill('SIGKILL'); }, 2_000);
    await ended;
    clearTimeout(impatience);
    this.#connection.dispose();
  }
}
