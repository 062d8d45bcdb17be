import axios from 'axios';

import { getApiToken } from '../auth/token';

export const api = axios.create({ baseURL: 'https://api.expenses.contoso.example/v2', timeout: 10_000 });

api.interceptors.request.use(async (config) => {
  config.headers.Authorization = `Bearer ${await getApiToken()}`;
  return config;
});

/** Versions have dots too. */
export async function isSupported(): Promise<boolean> {
  const { data } = await api.get<{ version: string }>('/about');
  const [major = '0'] = data.version.split('.');
  return Number(major) >= 2;
}
