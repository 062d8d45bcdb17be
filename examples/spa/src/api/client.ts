import axios from 'axios';

import { getApiToken } from '../auth/token';

export const api = axios.create({
  // expect: no-token-over-http
  baseURL: 'http://api.expenses.contoso.example/v2',
  timeout: 10_000,
});

api.interceptors.request.use(async (config) => {
  config.headers.Authorization = `Bearer ${await getApiToken()}`;
  return config;
});
