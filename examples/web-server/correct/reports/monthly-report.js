'use strict';

const https = require('node:https');
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
    const request = https.request('https://reports.contoso.example/monthly', {
      method: 'POST',
      headers: { Authorization: `Bearer ${accessToken}` },
    });
    request.on('response', resolve);
    request.on('error', reject);
    request.end();
  });
}

/** Whether this app may order reports is for the reports API to say: it answers 403. */
exports.orderMonthlyReport = async function orderMonthlyReport() {
  const { accessToken } = await client.acquireTokenByClientCredential({
    scopes: ['api://reports.contoso.example/.default'],
  });
  const response = await order(accessToken);
  if (response.statusCode === 403) throw new Error('This app may not order reports.');
  return response;
};

exports.formatOf = function formatOf(fileName) {
  return fileName.split('.').at(-1);
};
