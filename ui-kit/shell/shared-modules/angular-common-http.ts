export { HttpClient, HttpContext, HttpContextToken, HttpErrorResponse, HttpEventType, HttpHeaders, HttpParams, HttpResponse, HttpStatusCode } from '@angular/common/http';
