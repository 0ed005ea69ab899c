import { eventRoute } from './event-route.ts';
import { recordRoutes } from './record-routes.ts';
import { reportRoutes } from './report-routes.ts';
import { reviewRoutes } from './review-routes.ts';
import type { Route } from './route.ts';

/** The whole API, in the order of its document. */
export const API_ROUTES: readonly Route[] = [...recordRoutes, ...reportRoutes, ...reviewRoutes, eventRoute];
