GROUP=contoso-web
APP=shop
