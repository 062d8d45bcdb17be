'use strict';

const http = require('node:http');
const { ConfidentialClientApplication } = require('@azure/msal-node');

const client = new ConfidentialClientApplication({
  auth: {
    clientId: 'b8d6a7e1-9f0e-4c0e-8d57-3f2f6f0b7a64',
    authority: 'https://login.microsoftonline.com/9c0d6a55-0b0e-4f0f-a5a5-f4d5c5a4e2d1',
    clientSecret: process.env.CLIENT_SECRET,
  },
});

function order(accessToken) {
  return new Promise((resolve, reject) => {
    // expect: no-token-over-http
    const request = http.request('http://reports.contoso.example/monthly', {
      method: 'POST',
      headers: { Authorization: `Bearer ${accessToken}` },
    });
    request.on('response', resolve);
    request.on('error', reject);
    request.end();
  });
}

exports.orderMonthlyReport = function orderMonthlyReport() {
  return client
    .acquireTokenByClientCredential({ scopes: ['api://reports.contoso.example/.default'] })
    .then((result) => {
      // expect: no-access-token-decode
      const payload = result.accessToken.split('.')[1];
      const { roles = [] } = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
      // expect: no-token-leak
      if (!roles.includes('Reports.Order')) throw new Error(`This app may not order reports: ${result.accessToken}`);
      return order(result.accessToken);
    });
};
