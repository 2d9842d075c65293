export { DomSanitizer, Meta, Title } from '@angular/platform-browser';
