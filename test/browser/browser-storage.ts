import type { Page } from 'playwright-core';

/** Whether any IndexedDB of the page holds a text, as the client's storage keeps it. */
export function isStored(page: Page, text: string): Promise<boolean> {
  return page.evaluate(`(async () => {
    const answer = (request) => new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    for (const { name } of await indexedDB.databases()) {
      const database = await answer(indexedDB.open(name));
      const values = await answer(database.transaction('kept').objectStore('kept').getAll());
      database.close();
      if (values.some((value) => value.includes(${JSON.stringify(text)}))) return true;
    }
    return false;
  })()`) as Promise<boolean>;
}
