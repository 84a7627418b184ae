// Draws a dashboard that the page is given as `window.dashboard`, with the parts that Perses is made of.
import { ThemeProvider } from '@mui/material';
import { ChartsProvider, generateChartsTheme, getTheme, SnackbarProvider } from '@perses-dev/components';
import { Dashboard, DashboardProvider, DatasourceStoreProvider, VariableProvider } from '@perses-dev/dashboards';
import { dynamicImportPluginLoader, PluginRegistry, TimeRangeProvider } from '@perses-dev/plugin-system';
import * as bars from '@perses-dev/bar-chart-plugin';
import * as prometheus from '@perses-dev/prometheus-plugin';
import * as stat from '@perses-dev/stat-chart-plugin';
import * as lines from '@perses-dev/timeseries-chart-plugin';
import * as table from '@perses-dev/timeseries-table-plugin';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import { MemoryRouter } from 'react-router-dom';

const theme = getTheme('light'), loader = dynamicImportPluginLoader([bars, prometheus, stat, lines, table].map(plugin => ({ resource: plugin.getPluginModule(), importPlugin: async () => plugin })));
const nothing = async () => [], datasources = { getDatasource: async () => undefined, getGlobalDatasource: async () => undefined, listDatasources: nothing, listGlobalDatasources: nothing };
const client = new QueryClient({ defaultOptions: { queries: { refetchOnWindowFocus: false, retry: 0 } } });
const { dashboard } = window;

createRoot(document.getElementById('page')).render(
  <MemoryRouter>
    <ThemeProvider theme={theme}>
      <ChartsProvider chartsTheme={generateChartsTheme(theme, {})}>
        <SnackbarProvider>
          <PluginRegistry pluginLoader={loader} defaultPluginKinds={{ Panel: 'TimeSeriesChart', TimeSeriesQuery: 'PrometheusTimeSeriesQuery' }}>
            <QueryClientProvider client={client}>
              <TimeRangeProvider timeRange={{ pastDuration: dashboard.spec.duration }} setTimeRange={() => undefined} refreshInterval="0s" setRefreshInterval={() => undefined}>
                <VariableProvider>
                  <DatasourceStoreProvider dashboardResource={dashboard} datasourceApi={datasources}>
                    <DashboardProvider initialState={{ dashboardResource: dashboard, isEditMode: false }}>
                      <Dashboard />
                    </DashboardProvider>
                  </DatasourceStoreProvider>
                </VariableProvider>
              </TimeRangeProvider>
            </QueryClientProvider>
          </PluginRegistry>
        </SnackbarProvider>
      </ChartsProvider>
    </ThemeProvider>
  </MemoryRouter>,
);
